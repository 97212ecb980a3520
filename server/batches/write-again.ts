import type { ReadRow } from "#server/batches/read-rows.ts";
import type { Tx } from "#server/db.ts";

type Part = { readonly rowNumber: number; readonly partOf: number };

/** Writes rows that were read again over what was read before; the cells stay as they are. */
export async function writeAgain(
  tx: Tx,
  merchantId: string,
  batchId: bigint,
  rows: readonly ReadRow[],
  parts: readonly Part[],
): Promise<void> {
  const written = [...rows.map(columnsOfRow), ...parts.map(columnsOfPart)];
  if (written.length === 0) return;
  const column = <Name extends keyof Written>(name: Name) => written.map((one) => one[name]);
  await tx.$executeRaw`
    WITH before AS (
      SELECT coalesce(sum(total), 0) AS fen FROM batch_row
      WHERE merchant_id = ${merchantId}::uuid AND batch_id = ${batchId} AND row_number = ANY(${column("rowNumber")}::int[])
    ), written AS (
      UPDATE batch_row row SET outcome = told.outcome, part_of = told.part_of, invoice_key = told.key, content = told.content, total = told.total,
        problems = told.problems, repairs = told.repairs, duplicate_of = told.duplicate_of
      FROM unnest(
        ${column("rowNumber")}::int[], ${column("outcome")}::text[], ${column("partOf")}::int[], ${column("key")}::text[], ${column("content")}::jsonb[],
        ${column("total")}::bigint[], ${column("problems")}::jsonb[], ${column("repairs")}::jsonb[], ${column("duplicateOf")}::jsonb[]
      ) AS told (number, outcome, part_of, key, content, total, problems, repairs, duplicate_of)
      WHERE row.merchant_id = ${merchantId}::uuid AND row.batch_id = ${batchId} AND row.row_number = told.number
      RETURNING row.total
    )
    UPDATE batch SET total_fen = total_fen - before.fen + (SELECT coalesce(sum(total), 0) FROM written)
    FROM before WHERE batch.merchant_id = ${merchantId}::uuid AND batch.id = ${batchId}`;
}

type Written = ReturnType<typeof columnsOfRow>;

function columnsOfRow(row: ReadRow) {
  return {
    rowNumber: row.rowNumber,
    outcome: row.outcome as string,
    partOf: null as number | null,
    key: row.key,
    content: jsonOf(row.content),
    total: row.total,
    problems: jsonOf(row.problems),
    repairs: jsonOf(row.repairs),
    duplicateOf: jsonOf(row.duplicateOf),
  };
}

function columnsOfPart({ rowNumber, partOf }: Part): Written {
  const nothing = { key: null, content: null, total: null, problems: null, repairs: null, duplicateOf: null };
  return { rowNumber, outcome: "PART", partOf, ...nothing };
}

function jsonOf(value: object | null): string | null {
  return value === null || (Array.isArray(value) && value.length === 0) ? null : JSON.stringify(value);
}
