import type { ReadRow } from "#server/batches/read-rows.ts";
import type { Tx } from "#server/db.ts";

/** Writes rows of a file in one statement; rows whose invoice turns out to stand in several are taken back. */
export async function writeRows(tx: Tx, merchantId: string, batchId: bigint, rows: readonly ReadRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO batch_row (merchant_id, batch_id, row_number, outcome, cells, invoice_key, content, total, problems, repairs, duplicate_of)
    SELECT ${merchantId}::uuid, ${batchId}, number, outcome, ARRAY(SELECT jsonb_array_elements_text(cells)), key, content, total, problems, repairs, duplicate_of
    FROM unnest(
      ${rows.map((row) => row.rowNumber)}::int[],
      ${rows.map((row) => row.outcome)}::text[],
      ${rows.map((row) => JSON.stringify(row.cells))}::jsonb[],
      ${rows.map((row) => row.key)}::text[],
      ${rows.map((row) => (row.content ? JSON.stringify(row.content) : null))}::jsonb[],
      ${rows.map((row) => row.total)}::bigint[],
      ${rows.map((row) => filled(row.problems))}::jsonb[],
      ${rows.map((row) => filled(row.repairs))}::jsonb[],
      ${rows.map((row) => (row.duplicateOf ? JSON.stringify(row.duplicateOf) : null))}::jsonb[]
    ) AS row (number, outcome, cells, key, content, total, problems, repairs, duplicate_of)`;
  await takeBackParts(tx, merchantId, batchId, rows);
}

function filled(list: readonly unknown[]): string | null {
  return list.length === 0 ? null : JSON.stringify(list);
}

/** The earlier rows of such an invoice: its first, and those that looked like doubles of that. */
async function takeBackParts(tx: Tx, merchantId: string, batchId: bigint, rows: readonly ReadRow[]): Promise<void> {
  const spread = rows.flatMap(({ problems, rowNumber, key }) => {
    const several = problems.find(({ code }) => code === "SEVERAL_ROWS_ONE_INVOICE");
    return several && key ? [{ key, problem: { ...several, facts: { row: String(rowNumber) } } }] : [];
  });
  if (spread.length === 0) return;
  await tx.$executeRaw`
    UPDATE batch_row row SET outcome = 'NEEDS_FIX', duplicate_of = NULL, problems = coalesce(row.problems, '[]'::jsonb) || jsonb_build_array(told.problem)
    FROM unnest(${spread.map(({ key }) => key)}::text[], ${spread.map(({ problem }) => JSON.stringify(problem))}::jsonb[]) AS told (key, problem)
    WHERE row.merchant_id = ${merchantId}::uuid AND row.batch_id = ${batchId} AND row.invoice_key = told.key
      AND (row.outcome = 'READY' OR (row.outcome = 'DUPLICATE' AND row.duplicate_of->>'kind' = 'row'))`;
}
