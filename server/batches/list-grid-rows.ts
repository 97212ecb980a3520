import { type GridRow, selectGridRows } from "#server/batches/grid-row.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/** How many rows a window of the grid holds at most. */
export const windowSize = 200;

/**
 * A window of the grid: the rows with these numbers, as the outline named them. By number and not by filter, so that a
 * row that has been mended does not slip away under the hand.
 * @throws Refusal too-much TOO_MANY_ROWS
 */
export async function listGridRows(
  context: ReaderContext,
  batchId: bigint,
  rowNumbers: readonly number[],
): Promise<GridRow[]> {
  if (rowNumbers.length > windowSize) throw new Refusal("too-much", "TOO_MANY_ROWS", { limit: String(windowSize) });
  return inTransaction(context, (tx) => selectGridRows(tx, context.merchantId, batchId, rowNumbers));
}
