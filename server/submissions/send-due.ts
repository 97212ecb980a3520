import type { Invoice } from "#domain/invoice.ts";
import { afterLoad } from "#domain/promise.ts";
import { record } from "#server/audit.ts";
import type { Bureau, Exchange } from "#server/bureau/bureau.ts";
import { bureauOf } from "#server/bureau/connectors.ts";
import { learnHabits } from "#server/bureau/learn-habits.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import type { Prisma } from "#server/generated/prisma/client.ts";
import { findParty, type Sender } from "#server/ledger/find-party.ts";
import { endOfWork, ringForRest } from "#server/queue/end-of-work.ts";
import type { Answered, Claim } from "#server/submissions/answered.ts";
import { heldBackBecause, holdBack } from "#server/submissions/hold-back.ts";
import { keepKnocking } from "#server/submissions/keep-knocking.ts";
import { leaseEnd } from "#server/submissions/pace.ts";
import { ContentUnreadable, readContents } from "#server/submissions/read-contents.ts";
import { routesOf } from "#server/submissions/routes.ts";
import { setAsideUnreadable } from "#server/submissions/set-aside-unreadable.ts";
import { settle } from "#server/submissions/settle.ts";

/**
 * Knocks until nothing of this merchant is due: claims up to what one call may carry, commits the attempts, calls,
 * settles, and claims and calls on while it settles. Run twice it finds nothing left; killed anywhere it leaves rows
 * that say how far it came. At the end of its time it rings for the rest.
 * @returns how many invoices were sent
 */
export async function sendDue(context: SystemContext, clock: () => Date): Promise<number> {
  const sender = await findParty(context);
  const isOver = endOfWork(clock);
  await holdBack(context, sender, clock());
  let sent = 0;
  await keepKnocking(
    async () => (isOver() ? null : callNext(context, sender, clock)),
    (called) => {
      sent += called.load.claims.length;
      return settleCalled(context, called, clock());
    },
  );
  await holdBack(context, sender, clock());
  if (isOver()) await ringForRest(context, "send-due");
  return sent;
}

async function settleCalled(context: SystemContext, called: Called, now: Date): Promise<void> {
  const { load, ms, exchange } = called;
  await settle(context, "send", answersOf(called), exchange.record, now);
  await learnHabits(load.bureau.name, (habits) => afterLoad(habits, ms));
}

type Load = {
  readonly bureau: Bureau;
  readonly invoices: readonly Invoice[];
  readonly claims: readonly Claim[];
  /** From then on somebody else may take the rows up. */
  readonly leaseEnd: Date;
};
type Called = {
  readonly load: Load;
  readonly ms: number;
  readonly exchange: Exchange<Awaited<ReturnType<Bureau["send"]>>["reading"]>;
};

/** A worker that was frozen between claiming and calling does not call: past their lease its rows are no longer its own. */
async function callNext(context: SystemContext, sender: Sender, clock: () => Date): Promise<Called | null> {
  const began = performance.now();
  const load = await claimLoad(context, sender, clock());
  if (load === null) return null;
  const exchange = await load.bureau.send(sender, load.invoices, load.leaseEnd);
  return { load, exchange, ms: performance.now() - began };
}

function answersOf({ load, exchange }: Called): Answered[] {
  return load.claims.map((claim) => ({
    claim,
    reply: exchange.reading.get(claim.invoiceKey) ?? { kind: "lost", cause: "garbage" },
  }));
}

type Claimed = {
  id: bigint;
  invoice_key: string;
  content: unknown;
  revision: number;
  attempt: number;
  connector: string;
};

/** What cannot be written for the bureau is set aside, and the others are claimed anew. */
async function claimLoad(context: SystemContext, sender: Sender, now: Date): Promise<Load | null> {
  for (;;) {
    try {
      return await claimReadable(context, sender, now);
    } catch (fault) {
      if (!(fault instanceof ContentUnreadable)) throw fault;
      await setAsideUnreadable(context, fault, now);
    }
  }
}

async function claimReadable(context: SystemContext, sender: Sender, now: Date): Promise<Load | null> {
  return inTransaction(context, async (tx) => {
    const rows = await claimDue(tx, context.merchantId, await routesOf(tx, sender, now), now);
    const first = rows[0];
    if (!first) return null;
    await record(
      tx,
      context,
      [{ action: "submission.sending", subjectKind: "submission", subjects: rows.map(({ id }) => String(id)) }],
      now,
    );
    return {
      bureau: bureauOf(first.connector),
      invoices: readContents(rows),
      claims: rows.map(claimOf),
      leaseEnd: leaseEnd(now),
    };
  });
}

/** So far ahead in the queue is looked for what can share a call with its first. */
const lookAhead = 500;

/**
 * QUEUED → SENDING with the attempt beside it: what is about to happen is on record before it does. One load is what goes
 * the way of the first that may go, and is issued or voided as that is: those two never share a call, but they do share
 * a file that a person carries. Step by step and by key: a planner that guesses joins everything with everything, and
 * where it hears `state = 'QUEUED'` it walks the index of all open ones instead of looking up these.
 */
async function claimDue(tx: Tx, merchantId: string, routes: Prisma.Sql, now: Date): Promise<Claimed[]> {
  return tx.$queryRaw<Claimed[]>`
    WITH queued AS MATERIALIZED (
      SELECT id, invoice_key, next_at, connector, held_reason, released_at FROM submission
      WHERE merchant_id = ${merchantId}::uuid AND state = 'QUEUED' AND next_at <= ${now} ORDER BY next_at, id LIMIT ${lookAhead}
    ), described AS MATERIALIZED (
      SELECT queued.*, ledger.kind, ledger.voided FROM queued
      JOIN issued_invoice ledger ON ledger.merchant_id = ${merchantId}::uuid AND ledger.key = queued.invoice_key
    ), ahead AS MATERIALIZED (
      SELECT submission.id, submission.next_at, route.connector, route.send_limit, NOT route.by_hand AND submission.voided AS voided
      FROM described AS submission JOIN ${routes} route ON route.kind = submission.kind
      WHERE ${heldBackBecause} IS NULL
    ), first AS MATERIALIZED (
      SELECT connector, voided, send_limit FROM ahead ORDER BY next_at, id LIMIT 1
    ), due AS (
      SELECT id FROM submission
      WHERE merchant_id = ${merchantId}::uuid AND state || '' = 'QUEUED' AND id = ANY(ARRAY(
        SELECT ahead.id FROM ahead JOIN first ON first.connector = ahead.connector AND first.voided = ahead.voided))
      ORDER BY next_at, id LIMIT (SELECT send_limit FROM first) FOR UPDATE SKIP LOCKED
    ), claimed AS (
      UPDATE submission SET state = 'SENDING', state_since = ${now}, revision = revision + 1, sends = sends + 1,
        maybe_arrived_at = ${now}, next_at = ${leaseEnd(now)}, held_reason = NULL, connector = (SELECT connector FROM first)
      WHERE merchant_id = ${merchantId}::uuid AND id = ANY(ARRAY(SELECT id FROM due))
      RETURNING id, invoice_key, revision, connector
    ), knocking AS (
      INSERT INTO attempt (merchant_id, submission_id, number, knock, started_at)
      SELECT ${merchantId}::uuid, claimed.id, 1 + coalesce((
        SELECT max(number) FROM attempt WHERE merchant_id = ${merchantId}::uuid AND submission_id = claimed.id), 0), 'send', ${now}
      FROM claimed RETURNING submission_id, number
    )
    SELECT claimed.id, claimed.invoice_key, claimed.revision, claimed.connector, knocking.number AS attempt, ledger.content
    FROM claimed JOIN knocking ON knocking.submission_id = claimed.id
    JOIN issued_invoice ledger ON ledger.merchant_id = ${merchantId}::uuid AND ledger.key = claimed.invoice_key
    ORDER BY claimed.id`;
}

function claimOf({ id, invoice_key, revision, attempt }: Claimed): Claim {
  return { submissionId: id, invoiceKey: invoice_key, revision, attempt };
}
