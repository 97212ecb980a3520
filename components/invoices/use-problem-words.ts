import { useTranslations } from "next-intl";
import type { Problem } from "#domain/problem.ts";
import type { Messages } from "#i18n/messages.ts";

/** The sentence of a problem; one nobody has written words for still says that something is wrong. */
export function useProblemWords(): (problem: Pick<Problem, "code" | "facts">) => string {
  const t = useTranslations("problems");
  const other = useTranslations("invoice.entry");
  return ({ code, facts }) => {
    const key = code as keyof Messages["problems"];
    return t.has(key) ? t(key, facts as never) : other("otherProblem", { code });
  };
}
