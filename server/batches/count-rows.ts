import type { BatchCounters } from "#domain/batch.ts";
import {
  acceptedStates,
  isOpen,
  resendableStates,
  returnedStates,
  type SubmissionState,
  submissionStates,
} from "#domain/submission.ts";
import type { Tx } from "#server/db.ts";

export type CountedRows = {
  readonly counters: BatchCounters;
  /** Rows that may be handed in again, mended or as they are: not those that differ at the bureau or came too late. */
  readonly again: number;
  /** Rows whose cells were read differently from how they were written, and that need no fix. */
  readonly repaired: number;
  /** Rows that may be sent but about which there is something to say. */
  readonly noted: number;
  /** Σ fen of the rows that are ready to be sent or were. */
  readonly readyTotal: bigint;
  /** By when everything that is open will be through, as it was announced; null where that of one cannot be said. */
  readonly promisedBy: Date | null;
};

/**
 * What became of the rows of a batch, as counters that add up: of the good ones those with a submission stand where that
 * stands. A row that the bureau holds with other values
 * (`differs`) stands among the returned ones: it is no harmless duplicate.
 */
export async function countRows(tx: Tx, merchantId: string, batch: BatchSize): Promise<CountedRows> {
  const rows = await rowsByOutcome(tx, merchantId, batch.id);
  const states = await submissionsByState(tx, merchantId, batch.id);
  const sum = (of: (row: RowGroup) => number | bigint) => rows.reduce((total, row) => total + BigInt(of(row)), 0n);
  const count = (outcome: string, differs = false) =>
    Number(sum((row) => (row.outcome === outcome && row.differs === differs ? row.count : 0)));
  const sent = (...wanted: readonly string[]) =>
    states.reduce((total, { state, count }) => (wanted.includes(state) ? total + count : total), 0);
  const [accepted, warned, earlier] = acceptedStates;
  const ready = count("READY") - sent(...submissionStates);
  return {
    counters: {
      total: batch.totalRows,
      blank: batch.blankRows,
      part: count("PART"),
      removed: count("REMOVED"),
      needsFix: count("NEEDS_FIX"),
      duplicate: count("DUPLICATE"),
      ready,
      onTheirWay: sent("QUEUED", "CHECKING", "SENDING", "PROCESSING", "RETRY_WAIT"),
      accepted: sent(accepted, warned),
      acceptedEarlier: sent(earlier),
      returned: sent(...returnedStates, "CANCELLED") + count("DUPLICATE", true),
      unknown: sent("UNKNOWN", "NEEDS_SUPPORT"),
      held: sent("HELD"),
    },
    again: count("NEEDS_FIX") + sent(...resendableStates),
    repaired: Number(sum((row) => row.repaired)),
    noted: Number(sum((row) => row.noted)),
    readyTotal: sum((row) => (row.outcome === "READY" ? (row.fen ?? 0n) : 0n)),
    promisedBy: ready > 0 ? null : latestPromise(states.filter(({ state }) => isOpen(state))),
  };
}

type BatchSize = { readonly id: bigint; readonly totalRows: number; readonly blankRows: number };
type RowGroup = {
  outcome: string;
  differs: boolean;
  count: number;
  repaired: number;
  noted: number;
  fen: bigint | null;
};

async function rowsByOutcome(tx: Tx, merchantId: string, batchId: bigint): Promise<RowGroup[]> {
  return tx.$queryRaw<RowGroup[]>`
    SELECT outcome, coalesce(duplicate_of->>'kind' = 'differs', false) AS differs, count(*)::int AS count, sum(total)::bigint AS fen,
      (count(*) FILTER (WHERE repairs IS NOT NULL AND outcome <> 'NEEDS_FIX'))::int AS repaired,
      (count(*) FILTER (WHERE problems IS NOT NULL AND outcome <> 'NEEDS_FIX'))::int AS noted
    FROM batch_row WHERE merchant_id = ${merchantId}::uuid AND batch_id = ${batchId} GROUP BY 1, 2`;
}

type StateGroup = { state: SubmissionState; count: number; promised: number; promisedBy: Date | null };

async function submissionsByState(tx: Tx, merchantId: string, batchId: bigint): Promise<StateGroup[]> {
  return tx.$queryRaw<StateGroup[]>`
    SELECT state, count(*)::int AS count, count(promised_by)::int AS promised, max(promised_by) AS "promisedBy" FROM submission
    WHERE merchant_id = ${merchantId}::uuid AND batch_id = ${batchId} GROUP BY state`;
}

function latestPromise(open: readonly StateGroup[]): Date | null {
  if (open.some(({ count, promised }) => promised < count)) return null;
  const ends = open.flatMap(({ promisedBy }) => promisedBy ?? []);
  return ends.length === 0 ? null : new Date(Math.max(...ends.map(Number)));
}
