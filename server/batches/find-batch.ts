import type { BatchState } from "#domain/batch.ts";
import type { Problem } from "#domain/problem.ts";
import type { TableHeader } from "#domain/table/columns.ts";
import { type CountedRows, countRows } from "#server/batches/count-rows.ts";
import type { TenantContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/** A file handed in, with counters that add up. Money in fen. */
export type FoundBatch = CountedRows & {
  readonly id: string;
  readonly state: BatchState;
  readonly fileName: string;
  readonly fileSize: number;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  /** Until then it can be taken back; null when that is over. */
  readonly releaseAt: Date | null;
  readonly endedAt: Date | null;
  readonly readTo: number;
  readonly encoding: string | null;
  readonly header: readonly string[];
  /** Which column was read as which field; left out where that goes by the headings. */
  readonly columns: TableHeader["columns"] | undefined;
  readonly problems: readonly Problem[];
  /** How many rows each rejecting problem keeps back, the most frequent first. */
  readonly problemCounts: readonly { readonly code: string; readonly count: number }[];
};

/** @throws Refusal not-found BATCH */
export async function findBatch(context: TenantContext, batchId: bigint): Promise<FoundBatch> {
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const row = await tx.batch.findUnique({ where: { merchantId_id: { merchantId, id: batchId } } });
    if (!row) throw new Refusal("not-found", "BATCH");
    return {
      id: String(row.id),
      state: row.state as BatchState,
      fileName: row.fileName,
      fileSize: Number(row.fileSize),
      createdAt: row.createdAt,
      submittedAt: row.submittedAt,
      releaseAt: row.releaseAt,
      endedAt: row.endedAt,
      readTo: row.readTo,
      encoding: row.encoding,
      header: row.header,
      columns: (row.columns as TableHeader["columns"] | null) ?? undefined,
      problems: row.problems as Problem[],
      ...(await countRows(tx, merchantId, row)),
      problemCounts: await countProblems(tx, merchantId, batchId),
    };
  });
}

async function countProblems(tx: Tx, merchantId: string, batchId: bigint): Promise<{ code: string; count: number }[]> {
  return tx.$queryRaw<{ code: string; count: number }[]>`
    SELECT problem->>'code' AS code, count(DISTINCT row.row_number)::int AS count
    FROM batch_row row CROSS JOIN LATERAL jsonb_array_elements(row.problems) AS problem
    WHERE row.merchant_id = ${merchantId}::uuid AND row.batch_id = ${batchId} AND row.outcome = 'NEEDS_FIX' AND problem->>'severity' = 'reject'
    GROUP BY 1 ORDER BY 2 DESC, 1`;
}
