import { record } from "#server/audit.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * Puts a file away that was read but not submitted. Nothing of it was sent.
 * @throws Refusal not-found BATCH, not-now BATCH_ALREADY_SUBMITTED
 */
export async function cancelBatch(context: MerchantContext, batchId: bigint, now: Date): Promise<void> {
  const { merchantId } = context;
  await inTransaction(context, async (tx) => {
    const { count } = await tx.batch.updateMany({
      where: { merchantId, id: batchId, state: { in: ["PARSING", "REVIEW"] } },
      data: { state: "CANCELLED", endedAt: now },
    });
    if (count === 0) {
      const known = await tx.batch.findUnique({ where: { merchantId_id: { merchantId, id: batchId } } });
      if (!known) throw new Refusal("not-found", "BATCH");
      if (known.state === "CANCELLED") return;
      throw new Refusal("not-now", "BATCH_ALREADY_SUBMITTED");
    }
    await record(tx, context, [{ action: "batch.cancelled", subjectKind: "batch", subjects: [String(batchId)] }], now);
  });
}
