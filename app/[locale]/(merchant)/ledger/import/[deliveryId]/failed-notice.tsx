import { useTranslations } from "next-intl";
import { useProblemWords } from "#components/invoices/use-problem-words.ts";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import type { Problem } from "#domain/problem.ts";

/** Why nothing of the file was recorded, and the way on. */
export function FailedNotice({ problem, limit }: { problem: Problem; limit: number }) {
  const t = useTranslations("ledger.delivery");
  const sentenceOf = useProblemWords();
  const blanks = { missing: "", extra: "", seen: "", row: "", byte: "", encoding: "", limit: String(limit) };
  return (
    <Callout
      kind="danger"
      title={t("failed")}
      action={<ButtonLink href={paths.ledgerImport}>{t("tryAgain")}</ButtonLink>}
    >
      <p>{sentenceOf({ ...problem, facts: { ...blanks, ...problem.facts } })}</p>
    </Callout>
  );
}
