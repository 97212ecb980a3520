import type { BatchCounters, RowOutcome } from "#domain/batch.ts";
import type { Problem, Repair } from "#domain/problem.ts";
import { countRows } from "#server/batches/count-rows.ts";
import type { Duplicate } from "#server/batches/list-rows.ts";
import type { Tx } from "#server/db.ts";

/** One line of the file as the grid shows it. Travels as JSON: `total` is fen as decimal text. */
export type GridRow = {
  readonly rowNumber: number;
  readonly outcome: RowOutcome;
  /** The row whose invoice this is one more line of. */
  readonly partOf: number | null;
  /** As they now stand. */
  readonly cells: readonly string[];
  /** As they came, where a person has mended any. */
  readonly raw: readonly string[] | null;
  readonly key: string | null;
  readonly total: string | null;
  /** Those of its own line; what is wrong with the invoice as a whole stands at its first row. */
  readonly problems: readonly Problem[];
  readonly repairs: readonly Repair[];
  readonly duplicateOf: Duplicate | null;
};

/** How the whole batch stands; `readyTotal` is fen as decimal text. */
export type GridCounts = {
  readonly counters: BatchCounters;
  readonly repaired: number;
  readonly noted: number;
  readonly readyTotal: string;
};

type Selected = Omit<GridRow, "problems" | "repairs" | "total"> & {
  total: bigint | null;
  problems: Problem[] | null;
  repairs: Repair[] | null;
};

/** The rows with these numbers, in the order of the file. */
export async function selectGridRows(
  tx: Tx,
  merchantId: string,
  batchId: bigint,
  rowNumbers: readonly number[],
): Promise<GridRow[]> {
  const rows = await tx.$queryRaw<Selected[]>`
    SELECT row.row_number AS "rowNumber", row.outcome, row.part_of AS "partOf", row.invoice_key AS key, row.total, row.duplicate_of AS "duplicateOf",
      CASE WHEN cardinality(row.mended) > 0 THEN row.mended ELSE row.cells END AS cells,
      CASE WHEN cardinality(row.mended) > 0 THEN row.cells END AS raw,
      coalesce(whole.problems, row.problems) AS problems, coalesce(whole.repairs, row.repairs) AS repairs
    FROM unnest(${[...rowNumbers]}::int[]) AS asked (number)
    JOIN batch_row row ON row.merchant_id = ${merchantId}::uuid AND row.batch_id = ${batchId} AND row.row_number = asked.number
    LEFT JOIN batch_row whole ON whole.merchant_id = ${merchantId}::uuid AND whole.batch_id = ${batchId} AND whole.row_number = row.part_of
    ORDER BY row.row_number`;
  const lines = await linesOf(
    tx,
    merchantId,
    batchId,
    rows.map(({ partOf, rowNumber }) => partOf ?? rowNumber),
  );
  return rows.map(({ problems, repairs, total, ...row }) => {
    const parts = lines.get(row.partOf ?? row.rowNumber) ?? [];
    const line = row.partOf === null ? 0 : parts.indexOf(row.rowNumber) + 1;
    const isItsOwn = ({ field }: { readonly field: string }) =>
      row.partOf === null ? !standsElsewhere(field, parts.length) : lineOf(field) === line;
    return {
      ...row,
      total: total === null ? null : String(total),
      problems: (problems ?? []).filter(isItsOwn),
      repairs: (repairs ?? []).filter(isItsOwn),
    };
  });
}

/** The rows of an invoice's further lines, in their order, by its first row. */
async function linesOf(
  tx: Tx,
  merchantId: string,
  batchId: bigint,
  firsts: readonly number[],
): Promise<Map<number, readonly number[]>> {
  const parts = await tx.$queryRaw<{ first: number; rows: number[] }[]>`
    SELECT part_of AS first, array_agg(row_number ORDER BY row_number) AS rows FROM batch_row
    WHERE merchant_id = ${merchantId}::uuid AND batch_id = ${batchId} AND part_of = ANY(${[...new Set(firsts)]}::int[])
    GROUP BY part_of`;
  return new Map(parts.map(({ first, rows }) => [first, rows]));
}

export async function countGrid(
  tx: Tx,
  merchantId: string,
  batch: { readonly id: bigint; readonly totalRows: number; readonly blankRows: number },
): Promise<GridCounts> {
  const { readyTotal, ...counted } = await countRows(tx, merchantId, batch);
  return { ...counted, readyTotal: String(readyTotal) };
}

/** A line that has no row of its own (the ledger's) stands with the first. */
function standsElsewhere(field: string, parts: number): boolean {
  const line = lineOf(field);
  return line > 0 && line <= parts;
}

/** `lines.2.rate` is about the third line. */
function lineOf(field: string): number {
  return Number(/^lines\.(\d+)/.exec(field)?.[1] ?? 0);
}
