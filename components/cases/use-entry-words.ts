import { useTranslations } from "next-intl";
import { casePriorities, caseResults } from "#domain/support-case.ts";
import type { CaseEntryShown } from "#server/support/entries-of.ts";

/** What was moved, in words; what was said is itself. */
export function useEntryWords(): (entry: Pick<CaseEntryShown, "move" | "facts" | "author" | "text">) => string {
  const t = useTranslations("cases.entry.moves");
  const results = useTranslations("cases.results");
  const priorities = useTranslations("cases.priorities");
  const priorityOf = (text: string | undefined) => {
    const known = casePriorities.find((priority) => priority === text);
    return known ? priorities(known) : "";
  };
  return ({ move, facts, author, text }) => {
    if (move === null) return text;
    if (move === "priority") return t("priority", { from: priorityOf(facts.from), to: priorityOf(facts.to) });
    if (move === "handed-over") return facts.to ? t("handed-over", { to: facts.to }) : t("putBack");
    if (move !== "closed") return t(move);
    if (author === "merchant") return t("settled");
    const result = caseResults.find((known) => known === facts.result);
    return result ? t("closedResult", { result: results(result) }) : t("closedAs");
  };
}
