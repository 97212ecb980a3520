import { afterTurnaround } from "#domain/promise.ts";
import type { Knock } from "#domain/reply.ts";
import { isAccepted, isOpen } from "#domain/submission.ts";
import { record } from "#server/audit.ts";
import type { ConnectorName, ExchangeRecord } from "#server/bureau/bureau.ts";
import { learnHabits } from "#server/bureau/learn-habits.ts";
import { noteConnector } from "#server/bureau/note-connector.ts";
import { postponeTurns } from "#server/bureau/take-turn.ts";
import { writeExchange } from "#server/bureau/write-exchange.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { sha256 } from "#server/evidence.ts";
import { deriveStandings } from "#server/ledger/derive-standings.ts";
import type { Answered } from "#server/submissions/answered.ts";
import { type Decided, decide } from "#server/submissions/decide.ts";
import { keepPackage } from "#server/submissions/keep-package.ts";
import { openCases } from "#server/submissions/open-cases.ts";
import { pace } from "#server/submissions/pace.ts";
import { tellReturned } from "#server/submissions/tell-returned.ts";
import { writeAttempts } from "#server/submissions/write-attempts.ts";
import { writeDecisions } from "#server/submissions/write-decisions.ts";

/**
 * Writes what the bureau answered: exchange, attempts, new states, receipts, standings, audit, in one transaction. What it
 * shows of the way comes after: an answer in hand is kept before anything else can fail.
 * A row that moved on since it was claimed is left alone (a zombie's late answer); the answer stays as evidence.
 */
export async function settle(
  context: SystemContext,
  knock: Knock,
  answered: readonly Answered[],
  exchange: ExchangeRecord,
  now: Date,
): Promise<Decided[]> {
  const done = await inTransaction(context, async (tx) => {
    const exchangeId = await writeExchange(tx, context, exchange);
    const settled = await decide(tx, context.merchantId, knock, exchange, answered, now);
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
    const packed = settled.filter(({ reply }) => reply.kind === "packed").map(({ claim }) => claim.submissionId);
    const kept = await keepPackage(tx, context, packed, exchange, now);
    await deriveStandings(
      tx,
      context.merchantId,
      settled.filter(movesStanding).map(({ claim }) => claim.invoiceKey),
    );
    await tellReturned(tx, context, settled, exchangeId, now);
    await record(
      tx,
      context,
      [...changesOfState(settled), ...(await openCases(tx, context, settled, now)), ...kept],
      now,
    );
    return settled;
  });
  await Promise.all([
    noteConnector(exchange),
    heed(answered, exchange.connector),
    learn(done, exchange.connector, now),
  ]);
  return done;
}

/** What is as open as before stands in the ledger as before: half of all answers are "received". */
function movesStanding({ from, decision }: Decided): boolean {
  return !isOpen(from) || !isOpen(decision.state);
}

/** How long it took from the sending to the bureau's yes, once for all that came to it together. */
async function learn(settled: readonly Decided[], connector: ConnectorName, now: Date): Promise<void> {
  const sentAt = settled.find(({ decision }) => isAccepted(decision.state))?.sentAt;
  if (!sentAt || connector === "package") return;
  await learnHabits(connector, (habits) => afterTurnaround(habits, now.getTime() - sentAt.getTime()));
}

/** Told to wait, the whole way waits: what is on its own way there would only be told the same. */
async function heed(answered: readonly Answered[], connector: ConnectorName): Promise<void> {
  const seconds = answered.map(({ reply }) => (reply.kind === "told-to-wait" ? (reply.retryAfterSeconds ?? 0) : 0));
  const ms = Math.min(Math.max(0, ...seconds) * 1_000, pace(connector).longestHoldMs);
  if (ms > 0) await postponeTurns(connector, ms);
}

async function writeReceipts(
  tx: Tx,
  merchantId: string,
  settled: readonly Decided[],
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

function changesOfState(settled: readonly Decided[]) {
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
