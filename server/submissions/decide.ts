import { randomInt } from "node:crypto";
import type { Knock, Reply } from "#domain/reply.ts";
import { afterReply, type Decision, duplicateCode, mayFollow, type SubmissionState } from "#domain/submission.ts";
import type { ExchangeRecord } from "#server/bureau/bureau.ts";
import type { Tx } from "#server/db.ts";
import type { Answered } from "#server/submissions/answered.ts";
import { pace, quietMs } from "#server/submissions/pace.ts";

/** What follows from an answer, for a row that still stood where it was claimed. */
export type Decided = Answered & {
  readonly from: SubmissionState;
  readonly decision: Decision;
  /** When it was sent last, as far as we know. */
  readonly sentAt: Date | null;
};

/** Decides what follows from each answer, over rows that stay locked; the rows that moved on since are left out. */
export async function decide(
  tx: Tx,
  merchantId: string,
  knock: Knock,
  exchange: ExchangeRecord,
  answered: readonly Answered[],
  now: Date,
): Promise<Decided[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT submission.id, state, failures, maybe_arrived_at, verdict_code, voided, issued_on::text, buyer_taxpayer_id, amount, tax, total
    FROM submission
    JOIN unnest(${answered.map(({ claim }) => claim.submissionId)}::bigint[], ${answered.map(({ claim }) => claim.revision)}::int[])
      AS claim (id, revision) ON claim.id = submission.id AND claim.revision = submission.revision
    JOIN issued_invoice ledger ON ledger.merchant_id = submission.merchant_id AND ledger.key = submission.invoice_key
    WHERE submission.merchant_id = ${merchantId}::uuid
    FOR UPDATE OF submission`;
  const standing = new Map(rows.map((row) => [row.id, row]));
  return answered.flatMap(({ claim, reply }) => {
    const row = standing.get(claim.submissionId);
    if (!row) return [];
    const said = exchange.connector === "package" ? reply : byOurClock(reply, exchange);
    const decision = afterReply(
      factsOf(row),
      knock,
      said,
      now,
      randomInt(1_000_000) / 1_000_000,
      pace(exchange.connector),
    );
    if (!mayFollow(row.state, decision.state))
      throw new Error(`submission ${row.id} may not go from ${row.state} to ${decision.state}`);
    return [{ claim, reply, from: row.state, decision, sentAt: row.maybe_arrived_at }];
  });
}

/**
 * A watermark is of the bureau's clock, what may have arrived is of ours: it is read as a lag behind the bureau's own
 * time, and never as more than it says. Where the bureau does not say what time it has, the quiet time is the margin.
 */
function byOurClock(reply: Reply, { bureauTime, repliedAt }: ExchangeRecord): Reply {
  if (reply.kind !== "absent" || reply.watermark === null) return reply;
  const skewMs = bureauTime && repliedAt ? repliedAt.getTime() - bureauTime.getTime() : -quietMs();
  return { kind: "absent", watermark: new Date(reply.watermark.getTime() + Math.min(0, skewMs)) };
}

type Row = {
  id: bigint;
  state: SubmissionState;
  failures: number;
  maybe_arrived_at: Date | null;
  verdict_code: string | null;
  voided: boolean;
  issued_on: string;
  buyer_taxpayer_id: string;
  amount: bigint;
  tax: bigint;
  total: bigint;
};

function factsOf(row: Row) {
  return {
    state: row.state,
    failures: row.failures,
    maybeArrivedAt: row.maybe_arrived_at,
    saidDuplicate: row.verdict_code === duplicateCode,
    voided: row.voided,
    values: {
      issuedOn: row.issued_on,
      buyerTaxpayerId: row.buyer_taxpayer_id,
      amount: row.amount,
      tax: row.tax,
      total: row.total,
    },
  };
}
