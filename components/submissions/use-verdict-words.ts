import { useTranslations } from "next-intl";
import type { MissingCause } from "#domain/missing-cause.ts";
import { type Rest, restReasons, verdictOf } from "#domain/verdict.ts";

export type VerdictWords = {
  /** What is true. */
  readonly meaning: string;
  /** What happens next. */
  readonly next: string;
  /** Whose turn it is; nothing where nothing is left to do. */
  readonly turn: string | null;
};

/**
 * A verdict in sentences. A return without a reason we know is said as a return.
 * @param forStaff whose turn it is, said to somebody who is not the merchant
 */
export function useVerdictWords(rest: Rest, forStaff = false): VerdictWords {
  const states = useTranslations("states");
  const causes = useTranslations("missing.causes");
  const { state, reason, owner, step } = verdictOf(rest);
  const meaning = states(`submission.${state}.meaning`);
  const turn = step === "keep" ? null : states(forStaff ? `turnForStaff.${owner}` : `turn.${owner}`);
  if (reason === null || reason === "UNEXPLAINED") return { meaning, next: states(`submission.${state}.next`), turn };
  const own = restReasons.find((known) => known === reason);
  if (own) return { meaning: states(`reason.${own}.meaning`), next: states(`reason.${own}.next`), turn };
  return { meaning, next: causes(`${reason as MissingCause}.next`), turn };
}
