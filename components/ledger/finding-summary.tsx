import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { LedgerOverview } from "#server/ledger/ledger-overview.ts";
import { useFindingWords } from "./finding-words.ts";

/** What to see to first, by kind, each with its cure. */
export function FindingSummary({ findings, withFindings }: Pick<LedgerOverview, "findings" | "withFindings">) {
  const t = useTranslations("ledger.findings");
  const { cure } = useFindingWords();
  const labels = useTranslations("ledger.findingLabels");
  return (
    <Section title={t("title")} lead={t("lead", { count: withFindings })}>
      <ul className="grid gap-px overflow-hidden rounded-lg border border-line bg-line">
        {findings.map(({ code, count }) => (
          <li key={code} className="flex flex-wrap gap-x-6 gap-y-1 bg-surface px-4 py-3">
            <div className="flex min-w-0 flex-1 basis-72 gap-2">
              <TriangleAlert aria-hidden className="mt-1 size-4 shrink-0 text-missing" />
              <div>
                <p className="font-medium">
                  {labels(`${code}`)}{" "}
                  <span className="figures font-normal text-ink-soft">{t("ofCode", { count })}</span>
                </p>
                <p className="text-ink-soft">{cure(code)}</p>
              </div>
            </div>
            <p className="ps-6 mid:ps-0">
              <TextLink href={`${paths.ledger}?finding=${code}`}>
                {t("more")}
                <span className="sr-only"> {labels(`${code}`)}</span>
              </TextLink>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
