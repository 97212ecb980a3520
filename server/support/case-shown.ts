import { type CaseContext, readCaseContext } from "#domain/case-context.ts";
import type { SubmissionState } from "#domain/submission.ts";
import {
  type CaseKind,
  type CasePriority,
  type CaseResult,
  type CaseState,
  caseNumber,
  isOverdue,
} from "#domain/support-case.ts";
import type { CaseCode } from "#domain/verdict.ts";
import type { SupportCase } from "#server/generated/prisma/client.ts";
import { referenceOf } from "#server/submissions/reference.ts";

/** A case as either side sees it. */
export type CaseShown = {
  readonly id: string;
  /** What is read out on the phone. */
  readonly number: string;
  readonly kind: CaseKind;
  readonly submissionId: string | null;
  /** The submission's, or what the page it was asked from was about; "" for neither. */
  readonly reference: string;
  /** Of one that opened by itself. */
  readonly code: CaseCode | null;
  /** The bureau's own, where it used any. */
  readonly words: string;
  readonly subject: string;
  readonly page: string;
  readonly context: CaseContext;
  readonly openedAt: Date;
  readonly state: CaseState;
  readonly revision: string;
  readonly priority: CasePriority;
  readonly dueAt: Date;
  readonly late: boolean;
  readonly pausedAt: Date | null;
  readonly firstReplyAt: Date | null;
  readonly closedAt: Date | null;
  /** The state in which its submission went on. */
  readonly closedAs: SubmissionState | null;
  readonly result: CaseResult | null;
};

export function caseShown(row: SupportCase, now: Date): CaseShown {
  const { id, submissionId, code } = row;
  const state = row.state as CaseState;
  return {
    id: String(id),
    number: caseNumber(id),
    kind: row.kind as CaseKind,
    submissionId: submissionId === null ? null : String(submissionId),
    reference: submissionId === null ? row.reference : referenceOf(submissionId),
    code: code === "" ? null : (code as CaseCode),
    words: row.words,
    subject: row.subject,
    page: row.page,
    context: readCaseContext(row.context),
    openedAt: row.openedAt,
    state,
    revision: String(row.revision),
    priority: row.priority as CasePriority,
    dueAt: row.dueAt,
    late: isOverdue(state, row.dueAt, now),
    pausedAt: row.pausedAt,
    firstReplyAt: row.firstReplyAt,
    closedAt: row.closedAt,
    closedAs: row.closedAs as SubmissionState | null,
    result: row.result as CaseResult | null,
  };
}
