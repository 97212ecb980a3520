import type { ListedRow } from "#server/batches/list-rows.ts";
import { walkRows } from "#server/batches/walk-rows.ts";
import type { ReaderContext } from "#server/context.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { resendableInSql } from "#server/ledger/states-in-sql.ts";

const again = Prisma.sql`(row.outcome = 'NEEDS_FIX' OR submission.state IN (${resendableInSql}))`;

/**
 * The rows to hand in again, for a file with the same columns and the reason; in chunks. What was accepted is never among
 * them, nor what the bureau holds with other values or takes no more: sent again it would only be told the same.
 */
export function listFailedRows(context: ReaderContext, batchId: bigint): AsyncGenerator<ListedRow[]> {
  return walkRows(context, batchId, again);
}
