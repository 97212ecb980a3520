import { endedStates } from "#domain/submission.ts";
import { record } from "#server/audit.ts";
import { tellEnded, tellWaiting } from "#server/batches/tell-batches.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { returnedInSql } from "#server/ledger/states-in-sql.ts";

/**
 * Ends every batch of the merchant whose rows have all come to rest. It has succeeded only when every row it sent is
 * accepted and none is left to mend. It is looked at from its last row: in a long file that is the one still open.
 */
export async function closeBatches(context: SystemContext, now: Date): Promise<void> {
  await inTransaction(context, async (tx) => {
    const closed = await tx.$queryRaw<{ id: bigint; state: string; fileName: string; accountId: string | null }[]>`
      UPDATE batch SET ended_at = ${now}, state = CASE WHEN EXISTS (
          SELECT 1 FROM submission WHERE submission.merchant_id = batch.merchant_id AND batch_id = batch.id AND state IN (${returnedInSql}, 'CANCELLED')
          UNION ALL
          SELECT 1 FROM batch_row row WHERE row.merchant_id = batch.merchant_id AND row.batch_id = batch.id
            AND (row.outcome = 'NEEDS_FIX' OR row.duplicate_of->>'kind' = 'differs')
        ) THEN 'DONE_WITH_FAILURES' ELSE 'DONE' END
      WHERE merchant_id = ${context.merchantId}::uuid AND state = 'RUNNING' AND queued_at IS NOT NULL
        AND (SELECT id FROM submission WHERE submission.merchant_id = batch.merchant_id AND batch_id = batch.id AND NOT state = ANY(${[...endedStates]}::text[])
          ORDER BY row_number DESC LIMIT 1) IS NULL
      RETURNING batch.id, batch.state, batch.file_name AS "fileName", batch.account_id::text AS "accountId"`;
    await tellEnded(tx, context, closed, now);
    await tellWaiting(tx, context, now);
    for (const { id, state } of closed) {
      await record(
        tx,
        context,
        [{ action: `batch.${state.toLowerCase()}`, subjectKind: "batch", subjects: [String(id)] }],
        now,
      );
    }
  });
}
