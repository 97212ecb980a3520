import { randomInt } from "node:crypto";
import type { Knock } from "#domain/reply.ts";
import {
  afterReply,
  type Decision,
  duplicateCode,
  isAccepted,
  mayFollow,
  type SubmissionState,
} from "#domain/submission.ts";
import { record } from "#server/audit.ts";
import type { ConnectorName, ExchangeRecord } from "#server/bureau/bureau.ts";
import { noteConnector } from "#server/bureau/note-connector.ts";
import { postponeTurns } from "#server/bureau/take-turn.ts";
import { writeExchange } from "#server/bureau/write-exchange.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { sha256 } from "#server/evidence.ts";
import { deriveStandings } from "#server/ledger/derive-standings.ts";
import type { Answered } from "#server/submissions/answered.ts";
import { keepPackage } from "#server/submissions/keep-package.ts";
import { pace } from "#server/submissions/pace.ts";
import { writeAttempts } from "#server/submissions/write-attempts.ts";

type Settled = Answered & { readonly from: SubmissionState; readonly decision: Decision };

/**
 * Writes what the bureau answered: exchange, attempts, new states, receipts, standings, audit, in one transaction.
 * A row that moved on since it was claimed is left alone (a zombie's late answer); the answer stays as evidence.
 */
export async function settle(
  context: SystemContext,
  knock: Knock,
  answered: readonly Answered[],
  exchange: ExchangeRecord,
  now: Date,
): Promise<Settled[]> {
  const circuit = await noteConnector(exchange);
  await heed(answered, exchange.connector);
  return inTransaction(context, async (tx) => {
    const exchangeId = await writeExchange(tx, context, exchange, circuit);
    const settled = await decide(tx, context.merchantId, knock, exchange.connector, answered, now);
    await writeAttempts(
      tx,
      context.merchantId,
      knock,
      answered,
      new Set(settled.map(({ claim }) => claim.submissionId)),
      exchangeId,
      exchange,
      now,
    );
    await writeDecisions(tx, context.merchantId, settled, now);
    await writeReceipts(tx, context.merchantId, settled, exchangeId, exchange, now);
    await keepPackage(
      tx,
      context,
      settled.filter(({ reply }) => reply.kind === "packed").map(({ claim }) => claim.submissionId),
      exchange,
      now,
    );
    await deriveStandings(
      tx,
      context.merchantId,
      settled.map(({ claim }) => claim.invoiceKey),
    );
    await record(tx, context, changesOfState(settled), now);
    return settled;
  });
}

/** Told to wait, the whole way waits: what is on its own way there would only be told the same. */
async function heed(answered: readonly Answered[], connector: ConnectorName): Promise<void> {
  const seconds = answered.map(({ reply }) => (reply.kind === "told-to-wait" ? (reply.retryAfterSeconds ?? 0) : 0));
  const ms = Math.min(Math.max(0, ...seconds) * 1_000, pace(connector).longestHoldMs);
  if (ms > 0) await postponeTurns(connector, ms);
}

type Row = {
  id: bigint;
  state: SubmissionState;
  sends: number;
  failures: number;
  maybe_arrived_at: Date | null;
  verdict_code: string | null;
  issued_on: string;
  buyer_taxpayer_id: string;
  amount: bigint;
  tax: bigint;
  total: bigint;
};

async function decide(
  tx: Tx,
  merchantId: string,
  knock: Knock,
  connector: ConnectorName,
  answered: readonly Answered[],
  now: Date,
): Promise<Settled[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT submission.id, state, sends, failures, maybe_arrived_at, verdict_code, issued_on::text, buyer_taxpayer_id, amount, tax, total
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
    const decision = afterReply(factsOf(row), knock, reply, now, randomInt(1_000_000) / 1_000_000, pace(connector));
    if (!mayFollow(row.state, decision.state))
      throw new Error(`submission ${row.id} may not go from ${row.state} to ${decision.state}`);
    return [{ claim, reply, from: row.state, decision }];
  });
}

function factsOf(row: Row) {
  return {
    state: row.state,
    sends: row.sends,
    failures: row.failures,
    maybeArrivedAt: row.maybe_arrived_at,
    saidDuplicate: row.verdict_code === duplicateCode,
    values: {
      issuedOn: row.issued_on,
      buyerTaxpayerId: row.buyer_taxpayer_id,
      amount: row.amount,
      tax: row.tax,
      total: row.total,
    },
  };
}

/** Success clears what earlier failures wrote: their story stays in the attempts. */
async function writeDecisions(tx: Tx, merchantId: string, settled: readonly Settled[], now: Date): Promise<void> {
  if (settled.length === 0) return;
  const column = <T>(of: (one: Settled) => T): T[] => settled.map(of);
  await tx.$executeRaw`
    UPDATE submission SET
      state = next.state,
      state_since = CASE WHEN submission.state = next.state THEN state_since ELSE ${now} END,
      revision = submission.revision + CASE WHEN submission.state = next.state THEN 0 ELSE 1 END,
      failures = next.failures,
      next_at = next.next_at,
      maybe_arrived_at = CASE WHEN next.sets_arrival THEN next.maybe_arrived_at ELSE submission.maybe_arrived_at END,
      acceptance_number = coalesce(next.acceptance_number, submission.acceptance_number),
      verdict_code = CASE WHEN next.undecided THEN coalesce(next.verdict_code, submission.verdict_code) ELSE next.verdict_code END,
      verdict_message = CASE WHEN next.undecided THEN coalesce(next.verdict_message, submission.verdict_message) ELSE next.verdict_message END,
      differences = next.differences,
      warnings = ARRAY(SELECT jsonb_array_elements_text(next.warnings)),
      held_reason = next.held_reason,
      released_at = CASE WHEN next.state = 'QUEUED' THEN NULL ELSE submission.released_at END,
      package_id = CASE WHEN next.state = 'QUEUED' THEN NULL ELSE submission.package_id END,
      ended_at = CASE WHEN next.ended THEN ${now}::timestamptz END
    FROM unnest(
      ${column(({ claim }) => claim.submissionId)}::bigint[],
      ${column(({ decision }) => decision.state)}::text[],
      ${column(({ decision }) => decision.heldReason ?? null)}::text[],
      ${column(({ decision }) => decision.failures)}::int[],
      ${column(({ decision }) => decision.nextAt)}::timestamptz[],
      ${column(({ decision }) => decision.maybeArrivedAt !== undefined)}::boolean[],
      ${column(({ decision }) => decision.maybeArrivedAt ?? null)}::timestamptz[],
      ${column(({ decision }) => decision.acceptanceNumber ?? null)}::text[],
      ${column(({ decision }) => decision.verdict?.code ?? null)}::text[],
      ${column(({ decision }) => decision.verdict?.message ?? null)}::text[],
      ${column(({ decision }) => (decision.differences ? JSON.stringify(decision.differences) : null))}::jsonb[],
      ${column(({ decision }) => JSON.stringify(decision.warnings ?? []))}::jsonb[],
      ${column(({ decision }) => decision.state === "UNKNOWN")}::boolean[],
      ${column(({ decision }) => decision.nextAt === null && decision.state !== "NEEDS_SUPPORT")}::boolean[]
    ) AS next (id, state, held_reason, failures, next_at, sets_arrival, maybe_arrived_at, acceptance_number, verdict_code, verdict_message, differences, warnings, undecided, ended)
    WHERE submission.merchant_id = ${merchantId}::uuid AND submission.id = next.id`;
}

async function writeReceipts(
  tx: Tx,
  merchantId: string,
  settled: readonly Settled[],
  exchangeId: bigint,
  exchange: ExchangeRecord,
  now: Date,
): Promise<void> {
  const accepted = settled.filter(({ decision }) => isAccepted(decision.state));
  if (accepted.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO receipt (merchant_id, submission_id, invoice_key, acceptance_number, exchange_id, sha256, bureau_time, received_at)
    SELECT merchant_id, id, invoice_key, acceptance_number, ${exchangeId}, ${sha256(exchange.replyBody)}, ${exchange.bureauTime}, ${now}
    FROM submission
    WHERE merchant_id = ${merchantId}::uuid AND id = ANY(${accepted.map(({ claim }) => claim.submissionId)}::bigint[])`;
}

function changesOfState(settled: readonly Settled[]) {
  const changed = Object.groupBy(
    settled.filter(({ from, decision }) => from !== decision.state),
    ({ from, decision }) => `${from}>${decision.state}`,
  );
  return Object.values(changed).flatMap((group) => {
    const first = group?.[0];
    if (!group || !first) return [];
    const { from, decision } = first;
    const subjects = group.map(({ claim }) => String(claim.submissionId));
    return [
      {
        action: `submission.${decision.state.toLowerCase()}`,
        subjectKind: "submission" as const,
        subjects,
        facts: { from, reply: first.reply.kind },
      },
    ];
  });
}
