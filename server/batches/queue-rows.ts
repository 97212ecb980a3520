import { closeBatches } from "#server/batches/close-batches.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { type SubmittedSet, submitWithin } from "#server/submissions/submit-invoices.ts";

const rowsAtOnce = 10_000;

/** Puts the good rows of a submitted batch on their way, a chunk a transaction: stopped anywhere, it goes on there. */
export async function queueRows(
  context: SystemContext,
  batchId: bigint,
  clock: () => Date,
  limit = rowsAtOnce,
): Promise<number> {
  let queued = 0;
  let after: number | null = 0;
  while (after !== null) {
    const from: number = after;
    const chunk: Chunk = await inTransaction(context, (tx) => queueChunk(tx, context, batchId, from, limit, clock()));
    queued += chunk.queued;
    after = chunk.lastRow;
  }
  await closeBatches(context, clock());
  return queued;
}

/** `lastRow` is null when nothing was left. */
type Chunk = { readonly queued: number; readonly lastRow: number | null };

/**
 * A row that has a submission is on its way, and so is every good one before it; nothing is written to them. The batch is locked first: what has been taken
 * back is not sent, and a second worker goes on after the first.
 * @param after the rows up to here are done; looked past, not over
 */
async function queueChunk(
  tx: Tx,
  context: SystemContext,
  batchId: bigint,
  after: number,
  limit: number,
  now: Date,
): Promise<Chunk> {
  const { merchantId } = context;
  const [batch] = await tx.$queryRaw<{ account_id: string | null }[]>`
    SELECT account_id FROM batch WHERE merchant_id = ${merchantId}::uuid AND id = ${batchId} AND state = 'RUNNING' AND queued_at IS NULL AND release_at IS NULL FOR UPDATE`;
  if (!batch) return { queued: 0, lastRow: null };
  const { _max: last } = await tx.submission.aggregate({ where: { merchantId, batchId }, _max: { rowNumber: true } });
  const sentTo = last.rowNumber ?? 0;
  const invoices = Prisma.sql`
    SELECT row.invoice_key AS key, row.row_number, row.content, row.problems FROM batch_row row
    WHERE row.merchant_id = ${merchantId}::uuid AND row.batch_id = ${batchId} AND row.outcome = 'READY' AND row.row_number > ${Math.max(after, sentTo)}
    ORDER BY row.row_number LIMIT ${limit}`;
  const origin = { kind: "batch", batchId, accountId: batch.account_id } as const;
  const { queued, answered, lastRow } = await submitWithin(tx, context, invoices, origin, now);
  await markAnswered(tx, merchantId, batchId, answered);
  if (lastRow === null) {
    await tx.batch.update({ where: { merchantId_id: { merchantId, id: batchId } }, data: { queuedAt: now } });
  }
  return { queued: queued.length, lastRow };
}

/** A row whose invoice is on its way or there already is a duplicate, with a link. */
async function markAnswered(
  tx: Tx,
  merchantId: string,
  batchId: bigint,
  answered: SubmittedSet["answered"],
): Promise<void> {
  if (answered.length === 0) return;
  const doubles = answered.map(({ outcome, submissionId }) =>
    JSON.stringify({ kind: outcome, submission: submissionId === null ? null : String(submissionId) }),
  );
  await tx.$executeRaw`
    UPDATE batch_row SET outcome = 'DUPLICATE', duplicate_of = told.double
    FROM unnest(${answered.map(({ row }) => row)}::int[], ${doubles}::jsonb[]) AS told (number, double)
    WHERE merchant_id = ${merchantId}::uuid AND batch_id = ${batchId} AND row_number = told.number AND outcome = 'READY'`;
}
