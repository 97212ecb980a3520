import type { BatchCounters, BatchState } from "#domain/batch.ts";
import { countRows } from "#server/batches/count-rows.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/** What a waiting page asks every few seconds. `counters` only once the file has been read. */
export type BatchProgress = {
  readonly state: BatchState;
  readonly readTo: number;
  readonly counters: BatchCounters | null;
  /** By when everything will be through; null where that cannot be said. */
  readonly promisedBy: Date | string | null;
};

/** @throws Refusal not-found BATCH */
export async function findProgress(context: ReaderContext, batchId: bigint): Promise<BatchProgress> {
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const row = await tx.batch.findUnique({ where: { merchantId_id: { merchantId, id: batchId } } });
    if (!row) throw new Refusal("not-found", "BATCH");
    const counted = row.state === "RUNNING" ? await countRows(tx, merchantId, row) : null;
    const { counters = null, promisedBy = null } = counted ?? {};
    return { state: row.state as BatchState, readTo: row.readTo, counters, promisedBy };
  });
}
