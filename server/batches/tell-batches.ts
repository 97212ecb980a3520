import { openStates } from "#domain/submission.ts";
import type { SystemContext } from "#server/context.ts";
import type { Tx } from "#server/db.ts";
import { hasRecipients } from "#server/notices/has-recipients.ts";
import { type BatchCounts, batchEnded, batchWaits } from "#server/notices/letters.ts";
import { writeLetters } from "#server/notices/write-letters.ts";

/** One letter a file, whatever became of its rows. */
export async function tellEnded(
  tx: Tx,
  context: SystemContext,
  ended: readonly { readonly id: bigint; readonly fileName: string; readonly accountId: string | null }[],
  now: Date,
): Promise<void> {
  if (ended.length === 0 || !(await hasRecipients(tx, context))) return;
  for (const { id, fileName, accountId } of ended) {
    const letter = batchEnded(id, fileName, await countOutcomes(tx, context, id));
    await writeLetters(tx, context, { ...letter, concerns: accountId === null ? [] : [accountId] }, now);
  }
}

const goingOn = openStates.filter((state) => state !== "NEEDS_SUPPORT");

/** Files of which all that is left is with support: said once, for nothing else will be heard of them for a while. */
export async function tellWaiting(tx: Tx, context: SystemContext, now: Date): Promise<void> {
  if (!(await hasRecipients(tx, context))) return;
  const waiting = await tx.$queryRaw<{ id: bigint; fileName: string; accountId: string | null; count: number }[]>`
    SELECT batch.id, file_name AS "fileName", account_id::text AS "accountId", (
      SELECT count(*)::int FROM submission
      WHERE submission.merchant_id = batch.merchant_id AND batch_id = batch.id AND state = 'NEEDS_SUPPORT') AS count
    FROM batch
    WHERE merchant_id = ${context.merchantId}::uuid AND batch.state = 'RUNNING' AND queued_at IS NOT NULL
      AND (SELECT id FROM submission WHERE submission.merchant_id = batch.merchant_id AND batch_id = batch.id AND state = ANY(${goingOn}::text[])
        ORDER BY row_number DESC LIMIT 1) IS NULL`;
  for (const { id, fileName, accountId, count } of waiting.filter((one) => one.count > 0)) {
    const concerns = accountId === null ? [] : [accountId];
    await writeLetters(tx, context, { ...batchWaits(id, fileName, count), concerns }, now);
  }
}

async function countOutcomes(tx: Tx, { merchantId }: SystemContext, batchId: bigint): Promise<BatchCounts> {
  const rows = await tx.$queryRaw<{ state: string; count: number }[]>`
    SELECT state, count(*)::int AS count FROM submission
    WHERE merchant_id = ${merchantId}::uuid AND batch_id = ${batchId} GROUP BY state
    UNION ALL
    SELECT CASE outcome WHEN 'NEEDS_FIX' THEN outcome ELSE 'CONFLICT' END, count(*)::int FROM batch_row
    WHERE merchant_id = ${merchantId}::uuid AND batch_id = ${batchId}
      AND (outcome = 'NEEDS_FIX' OR duplicate_of->>'kind' = 'differs') GROUP BY 1`;
  const of = (...states: readonly string[]) =>
    rows.reduce((sum, { state, count }) => (states.includes(state) ? sum + count : sum), 0);
  return {
    accepted: of("ACCEPTED", "ACCEPTED_WITH_WARNINGS"),
    earlier: of("ACCEPTED_EARLIER"),
    rejected: of("REJECTED"),
    expired: of("EXPIRED_REISSUE"),
    conflict: of("CONFLICT"),
    cancelled: of("CANCELLED"),
    toMend: of("NEEDS_FIX"),
  };
}
