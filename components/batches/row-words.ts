import { isRejecting } from "#domain/problem.ts";
import { isAccepted } from "#domain/submission.ts";
import type { Duplicate, ListedRow } from "#server/batches/list-rows.ts";
import { cellFinder } from "./column-name.ts";
import { problemSentence, type Translate } from "./problem-words.ts";

export type RowWords = {
  /** What became of the row, in one word. */
  state: (row: ListedRow) => string;
  /** Why it is not accepted, and what to do; empty where there is nothing to say. */
  reason: (row: ListedRow) => string;
};

/** A row's fate as a file says it: the same words as the page's. */
export function rowWords(t: Translate, header: readonly string[]): RowWords {
  const find = cellFinder(header);
  return {
    state: ({ submission, outcome }) =>
      submission ? t(`states.submission.${submission.state}.label`) : t(`states.row.${outcome}.label`),
    reason: ({ submission, duplicateOf, problems, cells }) => {
      if (submission) {
        if (submission.verdictMessage) return t("batch.results.verdict", { message: submission.verdictMessage });
        return isAccepted(submission.state) ? "" : t(`states.submission.${submission.state}.meaning`);
      }
      if (duplicateOf) return duplicateWords(t, duplicateOf);
      return problems
        .filter(isRejecting)
        .map((problem) => {
          const { column } = find(problem.field, cells);
          const sentence = problemSentence(t, problem);
          return column === null ? sentence : t("batch.results.reasonAt", { column, sentence });
        })
        .join(" ");
    },
  };
}

function duplicateWords(t: Translate, { kind, row }: Duplicate): string {
  if (kind === "row" && row !== undefined) return t("batch.results.duplicates.row", { row });
  if (kind === "already-open") return t("batch.results.duplicates.open");
  if (kind === "already-held") return t("batch.results.duplicates.held");
  return t(kind === "differs" ? "batch.results.duplicates.differs" : "batch.results.duplicates.earlier");
}
