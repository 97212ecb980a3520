import { useTranslations } from "next-intl";
import type { Problem } from "#domain/problem.ts";
import type { Messages } from "#i18n/messages.ts";

export type ProblemWords = {
  /** What is wrong with this value, and what to do. */
  sentence: (problem: Pick<Problem, "code" | "facts">) => string;
  /** The same reason for many rows, in a few words. */
  reason: (code: string) => string;
};

/** Codes as sentences. One that nobody has written words for still says that something is wrong here. */
export function useProblemWords(): ProblemWords {
  const sentences = useTranslations("problems");
  const reasons = useTranslations("batch.reasons");
  const other = useTranslations("batch.problems");
  return {
    sentence: ({ code, facts }) =>
      sentences.has(code as Code) ? sentences(code as Code, facts as never) : other("other", { code }),
    reason: (code) => (reasons.has(code as Reason) ? reasons(code as Reason) : other("other", { code })),
  };
}

type Code = keyof Messages["problems"];
type Reason = keyof Messages["batch"]["reasons"];
