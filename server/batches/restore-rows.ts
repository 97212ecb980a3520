import { record } from "#server/audit.ts";
import { countGrid, selectGridRows } from "#server/batches/grid-row.ts";
import { lockReview } from "#server/batches/lock-review.ts";
import { outcomesOf } from "#server/batches/outcomes-of.ts";
import { readAgain } from "#server/batches/read-again.ts";
import { type MovedRows, rowsAtOnce } from "#server/batches/remove-rows.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * Puts rows back that were taken out, and reads them again.
 * @throws Refusal not-found BATCH, not-now BATCH_NOT_IN_REVIEW, BATCH_IS_OF_DOCUMENTS, too-much TOO_MANY_ROWS
 */
export async function restoreRows(
  context: MerchantContext,
  batchId: bigint,
  rowNumbers: readonly number[],
  now: Date,
): Promise<MovedRows> {
  if (rowNumbers.length > rowsAtOnce) throw new Refusal("too-much", "TOO_MANY_ROWS", { limit: String(rowsAtOnce) });
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const review = await lockReview(tx, merchantId, batchId);
    const back = await tx.$queryRaw<{ rowNumber: number }[]>`
      UPDATE batch_row SET outcome = 'NEEDS_FIX' WHERE merchant_id = ${merchantId}::uuid AND batch_id = ${batchId}
        AND row_number = ANY(${[...rowNumbers]}::int[]) AND outcome = 'REMOVED' RETURNING row_number AS "rowNumber"`;
    const moved = back.map((row) => row.rowNumber).toSorted((one, other) => one - other);
    const written = await readAgain(tx, merchantId, review, moved, [], now);
    const answer = {
      moved,
      rows: await selectGridRows(tx, merchantId, batchId, written),
      counts: await countGrid(tx, merchantId, review),
    };
    if (moved.length > 0) {
      const facts = { rows: moved, after: await outcomesOf(tx, merchantId, batchId, moved) };
      const act = { action: "batch.rows-restored", subjectKind: "batch", subjects: [String(batchId)], facts } as const;
      await record(tx, context, [act], now);
    }
    return answer;
  });
}
