import { record } from "#server/audit.ts";
import { countGrid, type GridCounts, type GridRow, selectGridRows } from "#server/batches/grid-row.ts";
import { lockReview } from "#server/batches/lock-review.ts";
import { outcomesOf } from "#server/batches/outcomes-of.ts";
import { readAgain } from "#server/batches/read-again.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/** How many rows one call may take out or put back. */
export const rowsAtOnce = 2_000;

export type MovedRows = {
  /** The rows that were taken out or put back: with an invoice's first row go its other lines. */
  readonly moved: readonly number[];
  /** Those, and every row that was read again because of them. */
  readonly rows: readonly GridRow[];
  readonly counts: GridCounts;
};

/**
 * Takes rows out of a batch that is being mended; they are kept as they are and can be put back (`restoreRows`).
 * @throws Refusal not-found BATCH, not-now BATCH_NOT_IN_REVIEW, BATCH_IS_OF_DOCUMENTS, too-much TOO_MANY_ROWS
 */
export async function removeRows(
  context: MerchantContext,
  batchId: bigint,
  rowNumbers: readonly number[],
  now: Date,
): Promise<MovedRows> {
  if (rowNumbers.length > rowsAtOnce) throw new Refusal("too-much", "TOO_MANY_ROWS", { limit: String(rowsAtOnce) });
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const review = await lockReview(tx, merchantId, batchId);
    const rows = await rowsToRemove(tx, merchantId, batchId, rowNumbers);
    const moved = rows.map((row) => row.rowNumber);
    const before = await outcomesOf(tx, merchantId, batchId, moved);
    await takeOut(tx, merchantId, batchId, moved);
    const firsts = rows.flatMap(({ partOf }) => (partOf === null || moved.includes(partOf) ? [] : [partOf]));
    const keys = rows.flatMap(({ key }) => key ?? []);
    const written = await readAgain(tx, merchantId, review, [...new Set([...moved, ...firsts])], keys, now);
    const answer = {
      moved,
      rows: await selectGridRows(tx, merchantId, batchId, [...new Set([...moved, ...written])]),
      counts: await countGrid(tx, merchantId, review),
    };
    if (moved.length > 0) {
      const act = { action: "batch.rows-removed", subjectKind: "batch", subjects: [String(batchId)] } as const;
      await record(tx, context, [{ ...act, facts: { rows: moved, before } }], now);
    }
    return answer;
  });
}

type Leaving = { rowNumber: number; partOf: number | null; key: string | null };

async function rowsToRemove(
  tx: Tx,
  merchantId: string,
  batchId: bigint,
  rowNumbers: readonly number[],
): Promise<Leaving[]> {
  return tx.$queryRaw<Leaving[]>`
    SELECT row_number AS "rowNumber", part_of AS "partOf", invoice_key AS key FROM batch_row
    WHERE merchant_id = ${merchantId}::uuid AND batch_id = ${batchId} AND outcome IN ('READY', 'NEEDS_FIX', 'DUPLICATE', 'PART')
      AND (row_number = ANY(${[...rowNumbers]}::int[]) OR part_of = ANY(${[...rowNumbers]}::int[]))
    ORDER BY row_number`;
}

async function takeOut(tx: Tx, merchantId: string, batchId: bigint, rowNumbers: readonly number[]): Promise<void> {
  await tx.$executeRaw`
    WITH gone AS (
      SELECT row_number, total FROM batch_row
      WHERE merchant_id = ${merchantId}::uuid AND batch_id = ${batchId} AND row_number = ANY(${[...rowNumbers]}::int[])
    ), fen AS (
      UPDATE batch SET total_fen = total_fen - (SELECT coalesce(sum(total), 0) FROM gone)
      WHERE merchant_id = ${merchantId}::uuid AND id = ${batchId}
    )
    UPDATE batch_row row SET outcome = 'REMOVED', part_of = NULL, invoice_key = NULL, content = NULL, total = NULL,
      problems = NULL, repairs = NULL, duplicate_of = NULL
    FROM gone WHERE row.merchant_id = ${merchantId}::uuid AND row.batch_id = ${batchId} AND row.row_number = gone.row_number`;
}
