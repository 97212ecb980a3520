import type { ReaderContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

export type CellSearch = {
  readonly column: number;
  readonly text: string;
  /** The whole cell says it, not a part of it. */
  readonly isWhole: boolean;
};
export type FoundCells = {
  readonly count: number;
  /** The first of them, in the order of the file. */
  readonly cells: readonly { readonly rowNumber: number; readonly value: string }[];
};

/** How many cells are named; the count says how many there are. */
export const foundCellsShown = 2_000;

/** Cells of one column that say a text, for replacing it everywhere: first counted, then changed as edits. */
export async function findCells(
  context: ReaderContext,
  batchId: bigint,
  { column, text, isWhole }: CellSearch,
): Promise<FoundCells> {
  const { merchantId } = context;
  const found = await inTransaction(
    context,
    (tx) => tx.$queryRaw<{ rowNumber: number; value: string; count: number }[]>`
      WITH cell AS (
        SELECT row_number AS "rowNumber", coalesce((CASE WHEN cardinality(mended) > 0 THEN mended ELSE cells END)[${column + 1}], '') AS value
        FROM batch_row WHERE merchant_id = ${merchantId}::uuid AND batch_id = ${batchId} AND outcome IN ('READY', 'NEEDS_FIX', 'DUPLICATE', 'PART')
      )
      SELECT "rowNumber", value, (count(*) OVER ())::int AS count FROM cell
      WHERE CASE WHEN ${isWhole} THEN value = ${text} ELSE strpos(value, ${text}) > 0 END
      ORDER BY 1 LIMIT ${foundCellsShown}`,
  );
  return { count: found[0]?.count ?? 0, cells: found.map(({ rowNumber, value }) => ({ rowNumber, value })) };
}
