import { z } from "zod";
import { tableLimits } from "#domain/table/records.ts";
import { record } from "#server/audit.ts";
import { countGrid, type GridCounts, type GridRow, selectGridRows } from "#server/batches/grid-row.ts";
import { lockReview } from "#server/batches/lock-review.ts";
import { outcomesOf } from "#server/batches/outcomes-of.ts";
import { readAgain } from "#server/batches/read-again.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/** How many cells one call may change: a column of a page of Excel, and short enough to wait for. */
export const editsAtOnce = 2_000;

const rowNumber = z.int().min(1).max(2_147_483_647);
const cellText = z
  .string()
  .max(tableLimits.cellCharacters)
  .transform((text) => text.replaceAll("\0", "\uFFFD").toWellFormed());

/** `column` counts from 0; `replaces` is what the person saw there, so that nobody's change is lost unseen. */
export const cellEditSchema = z.object({
  rowNumber,
  column: z
    .int()
    .min(0)
    .max(tableLimits.columns - 1),
  value: cellText,
  replaces: z.string().max(tableLimits.cellCharacters),
});
export type CellEdit = z.infer<typeof cellEditSchema>;

/** The cell says something else by now: `current`, or null where the row was taken out or never was. */
export type EditConflict = { readonly rowNumber: number; readonly column: number; readonly current: string | null };
export type MendedRows = {
  readonly conflicts: readonly EditConflict[];
  /** Every row that was read again, and every one a conflict is about. */
  readonly rows: readonly GridRow[];
  readonly counts: GridCounts;
};

/**
 * Writes a person's corrections beside the cells as they came, and reads the touched rows again. Said twice, an edit is
 * done once; one whose cell has changed meanwhile is answered with what stands there, and not done.
 * @throws Refusal not-found BATCH, not-now BATCH_NOT_IN_REVIEW, BATCH_IS_OF_DOCUMENTS, too-much TOO_MANY_EDITS
 */
export async function mendRows(
  context: MerchantContext,
  batchId: bigint,
  edits: readonly CellEdit[],
  now: Date,
): Promise<MendedRows> {
  if (edits.length > editsAtOnce) throw new Refusal("too-much", "TOO_MANY_EDITS", { limit: String(editsAtOnce) });
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const review = await lockReview(tx, merchantId, batchId);
    const { mended, conflicts } = applied(await cellsOf(tx, merchantId, batchId, edits), edits);
    const touched = [...mended.keys()];
    const before = await outcomesOf(tx, merchantId, batchId, touched);
    await writeMended(tx, merchantId, batchId, mended);
    const written = await readAgain(tx, merchantId, review, touched, [], now);
    const shown = [...new Set([...written, ...conflicts.map((conflict) => conflict.rowNumber)])];
    const answer = {
      conflicts,
      rows: await selectGridRows(tx, merchantId, batchId, shown),
      counts: await countGrid(tx, merchantId, review),
    };
    if (touched.length > 0) {
      const facts = { rows: touched, before, after: await outcomesOf(tx, merchantId, batchId, touched) };
      const act = { action: "batch.rows-mended", subjectKind: "batch", subjects: [String(batchId)], facts } as const;
      await record(tx, context, [act], now);
    }
    return answer;
  });
}

type Kept = { rowNumber: number; cells: string[]; mended: string[] };

async function cellsOf(tx: Tx, merchantId: string, batchId: bigint, edits: readonly CellEdit[]): Promise<Kept[]> {
  const numbers = [...new Set(edits.map((edit) => edit.rowNumber))];
  return tx.$queryRaw<Kept[]>`
    SELECT row_number AS "rowNumber", cells, mended FROM batch_row
    WHERE merchant_id = ${merchantId}::uuid AND batch_id = ${batchId} AND row_number = ANY(${numbers}::int[]) AND outcome <> 'REMOVED'`;
}

/** New cells by row; empty where a row says again what it said in the file. */
function applied(rows: readonly Kept[], edits: readonly CellEdit[]) {
  const kept = new Map(rows.map((row) => [row.rowNumber, row]));
  const now = new Map<number, string[]>();
  const conflicts: EditConflict[] = [];
  for (const { rowNumber, column, value, replaces } of edits) {
    const row = kept.get(rowNumber);
    const cells = now.get(rowNumber) ?? (row && (row.mended.length > 0 ? row.mended : row.cells));
    const current = cells ? (cells[column] ?? "") : null;
    if (current === value) continue;
    if (!cells || current !== replaces) conflicts.push({ rowNumber, column, current });
    else now.set(rowNumber, withCell(cells, column, value));
  }
  const mended = new Map(
    [...now].map(([number, cells]) => [number, isSame(cells, kept.get(number)?.cells ?? []) ? [] : cells]),
  );
  return { mended, conflicts };
}

function withCell(cells: readonly string[], column: number, value: string): string[] {
  const width = Math.max(cells.length, column + 1);
  return Array.from({ length: width }, (_, index) => (index === column ? value : (cells[index] ?? "")));
}

function isSame(mended: readonly string[], cells: readonly string[]): boolean {
  return mended.every((cell, index) => cell === (cells[index] ?? ""));
}

async function writeMended(
  tx: Tx,
  merchantId: string,
  batchId: bigint,
  mended: ReadonlyMap<number, readonly string[]>,
): Promise<void> {
  if (mended.size === 0) return;
  await tx.$executeRaw`
    UPDATE batch_row row SET mended = ARRAY(SELECT jsonb_array_elements_text(told.cells))
    FROM unnest(${[...mended.keys()]}::int[], ${[...mended.values()].map((cells) => JSON.stringify(cells))}::jsonb[]) AS told (number, cells)
    WHERE row.merchant_id = ${merchantId}::uuid AND row.batch_id = ${batchId} AND row.row_number = told.number`;
}
