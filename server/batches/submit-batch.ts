import { record } from "#server/audit.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { env } from "#server/env.ts";
import { ring } from "#server/queue/queue.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * The merchant's word to send the good rows; the bad ones stay to be mended. Pressed twice, it is said once. For a few
 * seconds it can be taken back (`withdrawBatch`): the row says until when, and `ringReleased` rings once that is over.
 * @throws Refusal not-found BATCH, not-now BATCH_NOT_READ_YET, BATCH_HAS_NOTHING_TO_SEND
 */
export async function submitBatch(
  context: MerchantContext,
  batchId: bigint,
  now: Date,
  releaseSeconds = env().RELEASE_SECONDS,
): Promise<void> {
  const { merchantId } = context;
  const releaseAt = releaseSeconds > 0 ? new Date(now.getTime() + releaseSeconds * 1_000) : null;
  await inTransaction(context, async (tx) => {
    const { count } = await tx.batch.updateMany({
      where: { merchantId, id: batchId, state: "REVIEW" },
      data: { state: "RUNNING", submittedAt: now, releaseAt },
    });
    if (count === 0) {
      const known = await tx.batch.findUnique({ where: { merchantId_id: { merchantId, id: batchId } } });
      if (!known) throw new Refusal("not-found", "BATCH");
      if (known.submittedAt) return;
      throw new Refusal("not-now", "BATCH_NOT_READ_YET");
    }
    if ((await tx.batchRow.count({ where: { merchantId, batchId, outcome: "READY" }, take: 1 })) === 0) {
      throw new Refusal("not-now", "BATCH_HAS_NOTHING_TO_SEND");
    }
    if (releaseAt === null) await ring(tx, "submit-batch", { merchantId, batchId: String(batchId) });
    await record(tx, context, [{ action: "batch.submitted", subjectKind: "batch", subjects: [String(batchId)] }], now);
  });
}
