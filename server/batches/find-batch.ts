import type { BatchCounters, BatchState } from "#domain/batch.ts";
import type { Problem } from "#domain/problem.ts";
import { acceptedStates } from "#domain/submission.ts";
import type { TenantContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/** A file handed in, with counters that add up. Money in fen. */
export type FoundBatch = {
  readonly id: string;
  readonly state: BatchState;
  readonly fileName: string;
  readonly fileSize: number;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  readonly endedAt: Date | null;
  readonly readTo: number;
  readonly encoding: string | null;
  readonly header: readonly string[];
  readonly problems: readonly Problem[];
  readonly counters: BatchCounters;
  /** Σ of the rows that are ready to be sent or were. */
  readonly readyTotal: bigint;
  /** How often each problem code occurs, the most frequent first. */
  readonly problemCounts: readonly { readonly code: string; readonly count: number }[];
};

export async function findBatch(context: TenantContext, batchId: bigint): Promise<FoundBatch> {
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const row = await tx.batch.findUnique({ where: { merchantId_id: { merchantId, id: batchId } } });
    if (!row) throw new Refusal("not-found", "BATCH");
    const rows = await rowsByOutcome(tx, merchantId, batchId);
    return {
      id: String(row.id),
      state: row.state as BatchState,
      fileName: row.fileName,
      fileSize: Number(row.fileSize),
      createdAt: row.createdAt,
      submittedAt: row.submittedAt,
      endedAt: row.endedAt,
      readTo: row.readTo,
      encoding: row.encoding,
      header: row.header,
      problems: row.problems as Problem[],
      counters: await counters(tx, merchantId, batchId, { total: row.totalRows, blank: row.blankRows, rows }),
      readyTotal: rows.reduce((sum, { outcome, fen }) => (outcome === "READY" || outcome === "SUBMITTED" ? sum + (fen ?? 0n) : sum), 0n),
      problemCounts: await countProblems(tx, merchantId, batchId),
    };
  });
}

type Outcome = { outcome: string; count: number; fen: bigint | null };

async function rowsByOutcome(tx: Tx, merchantId: string, batchId: bigint): Promise<Outcome[]> {
  return tx.$queryRaw<Outcome[]>`
    SELECT outcome, count(*)::int AS count, sum(total)::bigint AS fen FROM batch_row
    WHERE merchant_id = ${merchantId}::uuid AND batch_id = ${batchId} GROUP BY outcome`;
}

async function counters(tx: Tx, merchantId: string, batchId: bigint, read: { total: number; blank: number; rows: readonly Outcome[] }): Promise<BatchCounters> {
  const states = await tx.$queryRaw<{ state: string; count: number }[]>`
    SELECT state, count(*)::int AS count FROM submission
    WHERE merchant_id = ${merchantId}::uuid AND batch_id = ${batchId} GROUP BY state`;
  const sent = (...wanted: readonly string[]) => states.reduce((sum, { state, count }) => (wanted.includes(state) ? sum + count : sum), 0);
  const rows = (outcome: string) => read.rows.find((row) => row.outcome === outcome)?.count ?? 0;
  const [accepted, warned, earlier] = acceptedStates;
  return {
    total: read.total,
    blank: read.blank,
    needsFix: rows("NEEDS_FIX"),
    duplicate: rows("DUPLICATE"),
    ready: rows("READY"),
    onTheirWay: sent("QUEUED", "CHECKING", "SENDING", "PROCESSING", "RETRY_WAIT"),
    accepted: sent(accepted, warned),
    acceptedEarlier: sent(earlier),
    returned: sent("REJECTED", "CONFLICT", "CANCELLED", "EXPIRED_REISSUE"),
    unknown: sent("UNKNOWN", "NEEDS_SUPPORT"),
    held: sent("HELD"),
  };
}

async function countProblems(tx: Tx, merchantId: string, batchId: bigint): Promise<{ code: string; count: number }[]> {
  return tx.$queryRaw<{ code: string; count: number }[]>`
    SELECT problem->>'code' AS code, count(*)::int AS count
    FROM batch_row row CROSS JOIN LATERAL jsonb_array_elements(row.problems) AS problem
    WHERE row.merchant_id = ${merchantId}::uuid AND row.batch_id = ${batchId} AND row.outcome = 'NEEDS_FIX' AND problem->>'severity' = 'reject'
    GROUP BY 1 ORDER BY 2 DESC, 1`;
}
