import { useTranslations } from "next-intl";
import type { Problem } from "#domain/problem.ts";
import type { Messages } from "#i18n/messages.ts";
import { problemSentence } from "../problem-words.ts";
import { useFileProblemWords } from "../use-file-problem-words.ts";

/** Why a file could not be read: in a table's words where it has some, else in those of an invoice's own file. */
export function useUnreadWords(): (problem: Pick<Problem, "code" | "facts">) => { title: string; text: string } {
  const t = useTranslations("preview.unread");
  const tFile = useTranslations("batch.fileProblems");
  const tAll = useTranslations();
  const words = useFileProblemWords();
  return (problem) =>
    tFile.has(`${problem.code as keyof Messages["batch"]["fileProblems"]}.title`)
      ? words(problem)
      : { title: t("title"), text: problemSentence(tAll, problem) };
}
