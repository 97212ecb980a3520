import { type Invoice, invoiceSchema } from "#domain/invoice.ts";
import { closeBatches } from "#server/batches/close-batches.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { type Submitted, submitWithin } from "#server/submissions/submit-invoices.ts";

const chunkSize = 5_000;

/** Puts the good rows of a submitted batch on their way, a chunk a transaction: stopped anywhere, it goes on there. */
export async function queueRows(context: SystemContext, batchId: bigint, clock: () => Date): Promise<number> {
  let queued = 0;
  let after = 0;
  for (;;) {
    const from = after;
    const rowNumbers = await inTransaction(context, (tx) => queueChunk(tx, context, batchId, from, clock()));
    const last = rowNumbers.at(-1);
    if (last === undefined) break;
    queued += rowNumbers.length;
    after = last;
  }
  await closeBatches(context, clock());
  return queued;
}

type Row = { row_number: number; content: unknown; account_id: string | null };

/** @param after the rows up to here are done; looked past, not over. @returns the numbers of the rows it took */
async function queueChunk(
  tx: Tx,
  context: SystemContext,
  batchId: bigint,
  after: number,
  now: Date,
): Promise<readonly number[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT row.row_number, row.content, batch.account_id
    FROM batch JOIN batch_row row ON row.merchant_id = batch.merchant_id AND row.batch_id = batch.id AND row.outcome = 'READY'
    WHERE batch.merchant_id = ${context.merchantId}::uuid AND batch.id = ${batchId} AND batch.state = 'RUNNING'
      AND row.merchant_id = ${context.merchantId}::uuid AND row.batch_id = ${batchId} AND row.row_number > ${after}
    ORDER BY row.row_number LIMIT ${chunkSize} FOR UPDATE OF row`;
  if (rows.length === 0) return [];
  const invoices: Invoice[] = rows.map((row) => invoiceSchema.parse(row.content));
  const origin = {
    kind: "batch",
    batchId,
    accountId: rows[0]?.account_id ?? null,
    rowNumbers: rows.map((row) => row.row_number),
  } as const;
  const submitted = await submitWithin(tx, context, invoices, origin, now);
  await markRows(tx, context.merchantId, batchId, origin.rowNumbers, submitted);
  return origin.rowNumbers;
}

/** The ledger has the content now. A row whose invoice is on its way or there already is a duplicate, with a link. */
async function markRows(
  tx: Tx,
  merchantId: string,
  batchId: bigint,
  rowNumbers: readonly number[],
  submitted: readonly Submitted[],
): Promise<void> {
  const outcomes = submitted.map((one) => (one.outcome === "queued" ? "SUBMITTED" : "DUPLICATE"));
  const doubles = submitted.map((one) =>
    one.outcome === "queued"
      ? null
      : JSON.stringify({ kind: one.outcome, submission: one.submissionId === null ? null : String(one.submissionId) }),
  );
  await tx.$executeRaw`
    UPDATE batch_row row SET outcome = told.outcome, submission_id = told.submission, duplicate_of = told.double, content = NULL
    FROM unnest(${[...rowNumbers]}::int[], ${outcomes}::text[], ${submitted.map((one) => (one.outcome === "queued" ? one.submissionId : null))}::bigint[], ${doubles}::jsonb[])
      AS told (number, outcome, submission, double)
    WHERE row.merchant_id = ${merchantId}::uuid AND row.batch_id = ${batchId} AND row.row_number = told.number
      AND row.row_number BETWEEN ${rowNumbers[0]} AND ${rowNumbers.at(-1)}`;
}
