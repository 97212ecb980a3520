import type { ListedRow } from "#server/batches/list-rows.ts";
import { walkRows } from "#server/batches/walk-rows.ts";
import type { ReaderContext } from "#server/context.ts";
import { Prisma } from "#server/generated/prisma/client.ts";

const failed = Prisma.sql`(row.outcome = 'NEEDS_FIX' OR row.duplicate_of->>'kind' = 'differs'
  OR submission.state IN ('REJECTED', 'CONFLICT', 'EXPIRED_REISSUE', 'CANCELLED'))`;

/** The rows to mend, for a file with the same columns and the reason; in chunks. What was accepted is never among them. */
export function listFailedRows(context: ReaderContext, batchId: bigint): AsyncGenerator<ListedRow[]> {
  return walkRows(context, batchId, failed);
}
