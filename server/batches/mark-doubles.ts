import type { InvoiceKey } from "#domain/invoice.ts";
import type { Tx } from "#server/db.ts";

type Double = { row: number; first: number; other: number | null };

/**
 * Once all rows of a file are there: of the rows of one invoice the first is good and the others are its doubles; where
 * they do not agree about its total, each is only a part of it and none may be sent. A number that was found in the
 * ledger for a row is given back where another row says the same one: it is not certain whose it was.
 */
export async function markDoubles(tx: Tx, merchantId: string, batchId: bigint): Promise<void> {
  const shared = await tx.$queryRaw<{ key: InvoiceKey }[]>`
    SELECT invoice_key AS key FROM batch_row
    WHERE merchant_id = ${merchantId}::uuid AND batch_id = ${batchId} AND invoice_key IS NOT NULL GROUP BY invoice_key HAVING count(*) > 1`;
  if (shared.length === 0) return;
  const keys = shared.map(({ key }) => key);
  await giveBackRecovered(tx, merchantId, batchId, keys);
  const doubles = await doublesAmong(tx, merchantId, batchId, keys);
  const rows = doubles.map(({ row }) => row);
  await tx.$executeRaw`
    UPDATE batch_row row SET
      outcome = CASE WHEN told.other IS NULL THEN 'DUPLICATE' ELSE 'NEEDS_FIX' END,
      duplicate_of = CASE WHEN told.other IS NULL THEN jsonb_build_object('kind', 'row', 'row', told.first) END,
      problems = CASE WHEN told.other IS NULL THEN row.problems ELSE coalesce(row.problems, '[]') || jsonb_build_array(jsonb_build_object(
        'code', 'SEVERAL_ROWS_ONE_INVOICE', 'severity', 'reject', 'field', 'number', 'value', row.invoice_key,
        'facts', jsonb_build_object('row', (CASE WHEN row.row_number = told.first THEN told.other ELSE told.first END)::text))) END
    FROM unnest(${rows}::int[], ${doubles.map(({ first }) => first)}::int[], ${doubles.map(({ other }) => other)}::int[]) AS told (number, first, other)
    WHERE row.merchant_id = ${merchantId}::uuid AND row.batch_id = ${batchId} AND row.row_number = told.number AND row.row_number = ANY(${rows}::int[])`;
}

/** `first` is the first row of the invoice, `other` the first one that says another total than that. */
async function doublesAmong(
  tx: Tx,
  merchantId: string,
  batchId: bigint,
  keys: readonly InvoiceKey[],
): Promise<Double[]> {
  return tx.$queryRaw<Double[]>`
    SELECT row, first, other FROM (
      SELECT row, first, is_whole, outcome,
        min(row) FILTER (WHERE row > first AND is_whole AND total IS DISTINCT FROM first_total) OVER (PARTITION BY key) AS other
      FROM (
        SELECT row_number AS row, invoice_key AS key, outcome, total, content IS NOT NULL AS is_whole,
          first_value(row_number) OVER in_order AS first, first_value(total) OVER in_order AS first_total
        FROM batch_row WHERE merchant_id = ${merchantId}::uuid AND batch_id = ${batchId} AND invoice_key = ANY(${[...keys]}::text[])
        WINDOW in_order AS (PARTITION BY invoice_key ORDER BY row_number)
      ) alike
    ) told
    WHERE CASE WHEN other IS NULL THEN row > first AND outcome IN ('READY', 'DUPLICATE') ELSE is_whole END`;
}

async function giveBackRecovered(
  tx: Tx,
  merchantId: string,
  batchId: bigint,
  keys: readonly InvoiceKey[],
): Promise<void> {
  const claimed = await tx.$queryRaw<{ row: number; total: bigint | null }[]>`
    SELECT row_number AS row, total FROM batch_row
    WHERE merchant_id = ${merchantId}::uuid AND batch_id = ${batchId} AND invoice_key = ANY(${[...keys]}::text[])
      AND repairs @> '[{"code": "RECOVERED_FROM_LEDGER"}]'`;
  if (claimed.length === 0) return;
  await tx.$executeRaw`
    UPDATE batch_row SET outcome = 'NEEDS_FIX', invoice_key = NULL, content = NULL, total = NULL, duplicate_of = NULL,
      problems = coalesce(problems, '[]') || jsonb_build_array(jsonb_build_object('code', 'NUMBER_RECOVERY_CLAIMED', 'severity', 'reject',
        'field', 'number', 'value', jsonb_path_query_first(repairs, '$[*] ? (@.code == "RECOVERED_FROM_LEDGER").raw'))),
      repairs = nullif(jsonb_path_query_array(repairs, '$[*] ? (@.code != "RECOVERED_FROM_LEDGER")'), '[]')
    WHERE merchant_id = ${merchantId}::uuid AND batch_id = ${batchId} AND row_number = ANY(${claimed.map(({ row }) => row)}::int[])`;
  await tx.batch.update({
    where: { merchantId_id: { merchantId, id: batchId } },
    data: { totalFen: { decrement: claimed.reduce((sum, { total }) => sum + (total ?? 0n), 0n) } },
  });
}
