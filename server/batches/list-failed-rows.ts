import type { ReaderContext } from "#server/context.ts";
import { inTransaction, Prisma } from "#server/db.ts";
import { type ListedRow, selectRows } from "#server/batches/list-rows.ts";

const chunkSize = 2_000;
const failed = Prisma.sql`(row.outcome = 'NEEDS_FIX' OR submission.state IN ('REJECTED', 'CONFLICT', 'EXPIRED_REISSUE'))`;

/** The rows to mend, for a file with the same columns and the reason; in chunks. What was accepted is never among them. */
export async function* listFailedRows(context: ReaderContext, batchId: bigint): AsyncGenerator<ListedRow[]> {
  let after = 0;
  for (;;) {
    const from = after;
    const rows = await inTransaction(context, (tx) => selectRows(tx, context.merchantId, batchId, failed, from, chunkSize));
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.rowNumber;
  }
}
