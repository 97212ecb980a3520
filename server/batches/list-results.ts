import type { ListedRow } from "#server/batches/list-rows.ts";
import { walkRows } from "#server/batches/walk-rows.ts";
import type { ReaderContext } from "#server/context.ts";
import { Prisma } from "#server/generated/prisma/client.ts";

/** Every row of the file with what became of it, for the merchant's records; in chunks. */
export function listResults(context: ReaderContext, batchId: bigint): AsyncGenerator<ListedRow[]> {
  return walkRows(context, batchId, Prisma.sql`TRUE`);
}
