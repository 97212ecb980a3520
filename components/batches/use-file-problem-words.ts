import { useTranslations } from "next-intl";
import type { Problem } from "#domain/problem.ts";
import type { Messages } from "#i18n/messages.ts";

type FileProblemWords = {
  /** What the file is or lacks, in a few words. */
  title: string;
  /** Why that cannot be taken, and the way out. */
  text: string;
};

/** What is wrong with a whole file, in words: each cause has its own. */
export function useFileProblemWords(): (problem: Pick<Problem, "code" | "facts">) => FileProblemWords {
  const t = useTranslations("batch.fileProblems");
  return ({ code, facts }) => {
    const known = t.has(`${code as Code}.title`) ? (code as Code) : "other";
    const values = { row: "", byte: "", encoding: "", extra: "", missing: "", seen: "", limit: "", ...facts };
    return { title: t(`${known}.title`, values), text: t(`${known}.text`, values) };
  };
}

type Code = keyof Messages["batch"]["fileProblems"];
