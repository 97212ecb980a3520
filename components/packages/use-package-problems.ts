import { useTranslations } from "next-intl";
import type { Problem } from "#domain/problem.ts";
import type { Messages } from "#i18n/messages.ts";

const blanks = { row: "", value: "", limit: "", longest: "", downloadedOn: "" };

/** What is wrong with a file of the bureau's, a row of it, or what was typed about it, in words. */
export function usePackageProblems(): (problem: Pick<Problem, "code" | "facts" | "value">) => string {
  const t = useTranslations("package.problems");
  const all = useTranslations();
  return ({ code, facts, value = "" }) => {
    if (t.has(code as Code)) return t(code as Code, { ...blanks, ...facts, value });
    const shared = `problems.${code as Shared}` as const;
    return all.has(shared) ? all(shared, { ...blanks, ...sharedBlanks, ...facts, value } as never) : t("other");
  };
}

const sharedBlanks = { byte: "", encoding: "", extra: "", missing: "", seen: "", rows: "", sum: "" };

type Code = keyof Messages["package"]["problems"];
type Shared = keyof Messages["problems"];
