import type { SubmissionState } from "#domain/submission.ts";
import { record } from "#server/audit.ts";
import type { SupportViewContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";
import { closeCases } from "#server/submissions/close-cases.ts";

/**
 * A clerk has settled with the merchant what no machine will: a submission that ended with a case. One that is still
 * with support is not closed by hand; it goes on, and its case closes with it.
 * @throws Refusal not-now CASE_NOT_CLOSABLE
 */
export async function closeCase(view: SupportViewContext, caseId: bigint, now: Date): Promise<void> {
  await inTransaction(view, async (tx) => {
    const rows = await tx.$queryRaw<{ id: bigint; state: SubmissionState }[]>`
      SELECT submission.id, submission.state FROM support_case
      JOIN submission ON submission.merchant_id = support_case.merchant_id AND submission.id = submission_id
      WHERE support_case.merchant_id = ${view.merchantId}::uuid AND support_case.id = ${caseId}
        AND closed_at IS NULL AND submission.ended_at IS NOT NULL
      FOR UPDATE OF support_case`;
    const ended = rows[0];
    if (!ended) throw new Refusal("not-now", "CASE_NOT_CLOSABLE");
    await record(tx, view, await closeCases(tx, view, [ended.id], ended.state, now), now);
  });
}
