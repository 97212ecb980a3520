import { record } from "#server/audit.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { deriveStandings } from "#server/ledger/derive-standings.ts";
import { Refusal } from "#server/refusal.ts";

/** Takes a submission back while it certainly has not left us. */
export async function cancelSubmission(context: MerchantContext, submissionId: bigint, now: Date): Promise<void> {
  await inTransaction(context, async (tx) => {
    const cancelled = await tx.$queryRaw<{ invoice_key: string }[]>`
      UPDATE submission SET state = 'CANCELLED', state_since = ${now}, revision = revision + 1, next_at = NULL, ended_at = ${now}
      WHERE merchant_id = ${context.merchantId}::uuid AND id = ${submissionId}
        AND (state = 'QUEUED' OR (state IN ('HELD', 'RETRY_WAIT') AND maybe_arrived_at IS NULL AND package_id IS NULL))
      RETURNING invoice_key`;
    const key = cancelled[0]?.invoice_key;
    if (key === undefined) throw await whyNot(tx, context, submissionId);
    await deriveStandings(tx, context.merchantId, [key]);
    await record(
      tx,
      context,
      [{ action: "submission.cancelled", subjectKind: "submission", subjects: [String(submissionId)] }],
      now,
    );
  });
}

async function whyNot(tx: Tx, context: MerchantContext, id: bigint): Promise<Refusal> {
  const known = await tx.submission.findUnique({ where: { merchantId_id: { merchantId: context.merchantId, id } } });
  return known ? new Refusal("not-now", "SUBMISSION_ALREADY_SENT") : new Refusal("not-found", "SUBMISSION");
}
