import { systemContext } from "#server/context.ts";
import { acrossPracticeToo, inTransaction } from "#server/db.ts";
import { ring } from "#server/queue/queue.ts";

type Due = { merchantId: string; id: bigint };

/**
 * Rings for every submitted batch that can no longer be taken back, and clears its `releaseAt`: one statement decides
 * between this and a withdrawal that comes at the same moment.
 */
export async function ringReleased(now: Date): Promise<number> {
  const due = await acrossPracticeToo(
    (tx) => tx.$queryRaw<Due[]>`
      SELECT merchant_id AS "merchantId", id FROM batch WHERE state = 'RUNNING' AND release_at <= ${now}`,
  );
  for (const { merchantId, id } of due) {
    await inTransaction(systemContext(merchantId, "ring-released"), async (tx) => {
      const { count } = await tx.batch.updateMany({
        where: { merchantId, id, state: "RUNNING", releaseAt: { lte: now } },
        data: { releaseAt: null },
      });
      if (count > 0) await ring(tx, "submit-batch", { merchantId, batchId: String(id) });
    });
  }
  return due.length;
}
