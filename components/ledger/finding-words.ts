import { useTranslations } from "next-intl";
import { useProblemWords } from "#components/invoices/use-problem-words.ts";
import type { IssuingCode } from "#domain/issuing-check.ts";
import type { Problem } from "#domain/problem.ts";

/** What the issuing check found, and what to do about it. */
export function useFindingWords() {
  const t = useTranslations("ledger.cures");
  const sentenceOf = useProblemWords();
  return {
    said: (finding: Pick<Problem, "code" | "facts">) => sentenceOf(finding),
    cure: (code: IssuingCode) => t(`${code}`),
  };
}
