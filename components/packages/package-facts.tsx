import { useTranslations } from "next-intl";
import { DateTime } from "#components/ui/date-time.tsx";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { Money } from "#components/ui/money.tsx";
import { Section } from "#components/ui/section.tsx";
import type { FoundPackage } from "#server/packages/find-package.ts";

const times = ["madeAt", "downloadedAt", "handedInAt", "dissolvedAt", "closedAt"] as const;

export function PackageFacts({ found }: { found: FoundPackage }) {
  const t = useTranslations("package.facts");
  return (
    <Section title={t("title")}>
      <DescriptionList columns={2}>
        <Fact name={t("file")}>
          <span className="break-all">{found.fileName}</span>
        </Fact>
        <Fact name={t("invoices")}>
          <span className="figures">{t("invoicesCount", { count: found.counters.invoices })}</span>
        </Fact>
        <Fact name={t("total")}>
          <Money fen={found.total} sign className="font-medium" />
        </Fact>
        {found.bureauNumber ? (
          <Fact name={t("bureauNumber")}>
            <span className="figures break-all select-all">{found.bureauNumber}</span>
          </Fact>
        ) : null}
        {times.map((time) => {
          const at = found[time];
          return at ? (
            <Fact key={time} name={t(time)}>
              <DateTime at={at} form="long" />
            </Fact>
          ) : null;
        })}
      </DescriptionList>
    </Section>
  );
}
