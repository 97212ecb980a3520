import { conditionOf, type RowSelection } from "#server/batches/list-rows.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

/** Which rows a view has, as spans of row numbers with both ends: two numbers for 100,000 rows without a gap. */
export type Outline = {
  readonly spans: readonly (readonly [first: number, last: number])[];
  /** Cells of the widest row to mend: it may have more than the header. */
  readonly width: number;
};

/** The rows a filter chooses, with the further lines of their invoices, in the order of the file. */
export async function outlineRows(context: ReaderContext, batchId: bigint, selection: RowSelection): Promise<Outline> {
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const spans = await tx.$queryRaw<{ first: number; last: number }[]>`
      WITH chosen AS (
        SELECT row.row_number FROM batch_row row
        LEFT JOIN submission ON submission.merchant_id = row.merchant_id AND submission.batch_id = row.batch_id AND submission.row_number = row.row_number
        WHERE row.merchant_id = ${merchantId}::uuid AND row.batch_id = ${batchId} AND ${conditionOf(selection)}
      ), shown AS (
        SELECT row_number FROM chosen
        UNION
        SELECT part.row_number FROM batch_row part JOIN chosen ON part.part_of = chosen.row_number
        WHERE part.merchant_id = ${merchantId}::uuid AND part.batch_id = ${batchId} AND part.part_of IS NOT NULL
      ), numbered AS (SELECT row_number, row_number - row_number() OVER (ORDER BY row_number) AS island FROM shown)
      SELECT min(row_number) AS first, max(row_number) AS last FROM numbered GROUP BY island ORDER BY 1`;
    const [widest] = await tx.$queryRaw<{ width: number | null }[]>`
      SELECT max(cardinality(cells)) AS width FROM batch_row
      WHERE merchant_id = ${merchantId}::uuid AND batch_id = ${batchId} AND outcome = 'NEEDS_FIX'`;
    return { spans: spans.map(({ first, last }) => [first, last] as const), width: widest?.width ?? 0 };
  });
}
