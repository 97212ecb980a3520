import { type ListedRow, selectRows } from "#server/batches/list-rows.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import type { Prisma } from "#server/generated/prisma/client.ts";

const chunkSize = 2_000;

/** All rows of a batch that meet the condition, in the order of the file and in chunks, each from where the last ended. */
export async function* walkRows(
  context: ReaderContext,
  batchId: bigint,
  condition: Prisma.Sql,
): AsyncGenerator<ListedRow[]> {
  let after = 0;
  for (;;) {
    const place = { after };
    const rows = await inTransaction(context, (tx) =>
      selectRows(tx, context.merchantId, batchId, condition, place, chunkSize),
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.rowNumber;
  }
}
