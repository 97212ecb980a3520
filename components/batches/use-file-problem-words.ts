import { useTranslations } from "next-intl";
import type { Problem } from "#domain/problem.ts";
import type { Messages } from "#i18n/messages.ts";

type FileProblemWords = {
  /** What the file is or lacks, in a few words. */
  title: string;
  /** Why that cannot be taken, and the way out. */
  text: string;
};

/** What is wrong with a whole file, in words: a cause without a title of its own has its sentence. */
export function useFileProblemWords(): (problem: Pick<Problem, "code" | "facts">) => FileProblemWords {
  const t = useTranslations("batch.fileProblems");
  const tAll = useTranslations();
  return ({ code, facts }) => {
    const known = t.has(`${code as Code}.title`) ? (code as Code) : "other";
    const values = { row: "", byte: "", encoding: "", extra: "", missing: "", seen: "", limit: "", ...facts };
    const sentence = `problems.${code as Sentence}` as const;
    const text = known === "other" && tAll.has(sentence) ? tAll(sentence, values as never) : t(`${known}.text`, values);
    return { title: t(`${known}.title`, values), text };
  };
}

type Sentence = keyof Messages["problems"];
type Code = keyof Messages["batch"]["fileProblems"];
