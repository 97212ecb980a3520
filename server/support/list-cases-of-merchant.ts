import type { SubmissionState } from "#domain/submission.ts";
import type { CaseCode } from "#domain/verdict.ts";
import type { SupportViewContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { referenceOf } from "#server/submissions/reference.ts";

export type CaseOfMerchant = {
  readonly id: string;
  readonly submissionId: string;
  readonly reference: string;
  readonly code: CaseCode;
  readonly words: string;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  /** The state in which its submission went on. */
  readonly closedAs: SubmissionState | null;
  /** Its submission has ended: nothing will close it but a clerk. */
  readonly closable: boolean;
};

const mostListed = 50;

/** This merchant's cases, the open ones first, then the latest that were closed. */
export async function listCasesOfMerchant(view: SupportViewContext): Promise<CaseOfMerchant[]> {
  const rows = await inTransaction(
    view,
    (tx) => tx.$queryRaw<Omit<CaseOfMerchant, "reference">[]>`
      SELECT support_case.id::text, submission_id::text AS "submissionId", code, words, opened_at AS "openedAt",
        closed_at AS "closedAt", closed_as AS "closedAs", closed_at IS NULL AND submission.ended_at IS NOT NULL AS closable
      FROM support_case
      JOIN submission ON submission.merchant_id = support_case.merchant_id AND submission.id = submission_id
      WHERE support_case.merchant_id = ${view.merchantId}::uuid
      ORDER BY closed_at DESC NULLS FIRST, opened_at LIMIT ${mostListed}`,
  );
  return rows.map((row) => ({ ...row, reference: referenceOf(BigInt(row.submissionId)) }));
}
