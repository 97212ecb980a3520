import type { BatchState } from "#domain/batch.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

export type ListedBatch = {
  readonly id: string;
  readonly state: BatchState;
  readonly fileName: string;
  readonly createdAt: Date;
  readonly totalRows: number;
  readonly endedAt: Date | null;
};

/** The newest 50 from a place on. @param before id of the last one seen */
export async function listBatches(
  context: ReaderContext,
  before: string | null,
): Promise<{ rows: ListedBatch[]; after: string | null }> {
  const id = before !== null && /^\d{1,18}$/.test(before) ? { lt: BigInt(before) } : undefined;
  const found = await inTransaction(context, (tx) =>
    tx.batch.findMany({ where: { merchantId: context.merchantId, id }, orderBy: { id: "desc" }, take: 51 }),
  );
  const rows = found.slice(0, 50).map((row) => ({
    id: String(row.id),
    state: row.state as BatchState,
    fileName: row.fileName,
    createdAt: row.createdAt,
    totalRows: row.totalRows,
    endedAt: row.endedAt,
  }));
  return { rows, after: found.length > 50 ? (rows.at(-1)?.id ?? null) : null };
}
