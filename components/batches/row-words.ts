import { causeOf } from "#domain/missing-cause.ts";
import { isRejecting } from "#domain/problem.ts";
import { isAccepted } from "#domain/submission.ts";
import type { TableHeader } from "#domain/table/columns.ts";
import type { Duplicate, ListedRow, RowSubmission } from "#server/batches/list-rows.ts";
import { cellFinder } from "./column-name.ts";
import { problemSentence, type Translate } from "./problem-words.ts";

export type RowWords = {
  /** What became of the row, in one word. */
  state: (row: ListedRow) => string;
  /** Why it is not accepted, and what to do; empty where there is nothing to say. */
  reason: (row: ListedRow) => string;
};

/** A row's fate as a file says it: the same words as the page's. */
export function rowWords(t: Translate, header: readonly string[], columns?: TableHeader["columns"]): RowWords {
  const find = cellFinder(header, columns);
  return {
    state: ({ submission, outcome }) =>
      submission ? t(`states.submission.${submission.state}.label`) : t(`states.row.${outcome}.label`),
    reason: ({ submission, duplicateOf, problems, cells }) => {
      if (submission) return isAccepted(submission.state) ? "" : submissionWords(t, submission).join(" ");
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

/** What the bureau said or what the state means, and then what to do. */
export function submissionWords(t: Translate, { state, verdictMessage }: RowSubmission): [said: string, next: string] {
  const cause = verdictMessage === null ? "UNEXPLAINED" : causeOf(verdictMessage);
  return [
    verdictMessage === null
      ? t(`states.submission.${state}.meaning`)
      : t("batch.results.verdict", { message: verdictMessage }),
    cause === "UNEXPLAINED" ? t(`states.submission.${state}.next`) : t(`missing.causes.${cause}.next`),
  ];
}

function duplicateWords(t: Translate, { kind, row }: Duplicate): string {
  if (kind === "row" && row !== undefined) return t("batch.results.duplicates.row", { row });
  if (kind === "already-open") return t("batch.results.duplicates.open");
  if (kind === "already-held") return t("batch.results.duplicates.held");
  return t(kind === "differs" ? "batch.results.duplicates.differs" : "batch.results.duplicates.earlier");
}
