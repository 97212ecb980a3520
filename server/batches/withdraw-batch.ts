import { record } from "#server/audit.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * Takes a submitted batch back to review while its time has not come: nothing of it has been queued or sent, and it
 * can be mended and submitted again. Pressed twice, it is said once.
 * @throws Refusal not-found BATCH, not-now BATCH_ALREADY_RELEASED
 */
export async function withdrawBatch(context: MerchantContext, batchId: bigint, now: Date): Promise<void> {
  const { merchantId } = context;
  await inTransaction(context, async (tx) => {
    const { count } = await tx.batch.updateMany({
      where: { merchantId, id: batchId, state: "RUNNING", releaseAt: { gt: now } },
      data: { state: "REVIEW", submittedAt: null, releaseAt: null },
    });
    if (count === 0) {
      const known = await tx.batch.findUnique({ where: { merchantId_id: { merchantId, id: batchId } } });
      if (!known) throw new Refusal("not-found", "BATCH");
      if (known.state === "REVIEW") return;
      throw new Refusal("not-now", "BATCH_ALREADY_RELEASED");
    }
    await record(tx, context, [{ action: "batch.withdrawn", subjectKind: "batch", subjects: [String(batchId)] }], now);
  });
}
