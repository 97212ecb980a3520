import { type Invoice, invoiceSchema } from "#domain/invoice.ts";
import { record } from "#server/audit.ts";
import type { Bureau, Exchange } from "#server/bureau/bureau.ts";
import { connectorNamed } from "#server/bureau/connectors.ts";
import { takeTurn } from "#server/bureau/take-turn.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { findParty, type Sender } from "#server/ledger/find-party.ts";
import type { Answered, Claim } from "#server/submissions/answered.ts";
import { heldBackBecause, holdBack } from "#server/submissions/hold-back.ts";
import { leaseEnd } from "#server/submissions/pace.ts";
import { routesOf } from "#server/submissions/routes.ts";
import { settle } from "#server/submissions/settle.ts";

/**
 * Knocks until nothing of this merchant is due: claims up to what one call may carry, commits the attempts, calls,
 * settles, and claims and calls on while it settles. Run twice it finds nothing left; killed anywhere it leaves rows
 * that say how far it came.
 * @returns how many invoices were sent
 */
export async function sendDue(context: SystemContext, clock: () => Date): Promise<number> {
  const sender = await findParty(context);
  await holdBack(context, sender, clock());
  let sent = 0;
  let settling: Promise<unknown> = Promise.resolve();
  for (;;) {
    const [called] = await Promise.all([callNext(context, sender, clock), settling]);
    if (called === null) break;
    settling = settle(context, "send", answersOf(called), called.exchange.record, clock());
    sent += called.load.claims.length;
  }
  await holdBack(context, sender, clock());
  return sent;
}

type Load = {
  readonly bureau: Bureau;
  readonly invoices: readonly Invoice[];
  readonly claims: readonly Claim[];
  /** From then on somebody else may take the rows up. */
  readonly leaseEnd: Date;
};
type Called = { readonly load: Load; readonly exchange: Exchange<Awaited<ReturnType<Bureau["send"]>>["reading"]> };

/** A worker that was frozen between claiming and calling does not call: its rows are no longer its own. */
async function callNext(context: SystemContext, sender: Sender, clock: () => Date): Promise<Called | null> {
  const load = await claimLoad(context, sender, clock());
  if (load === null) return null;
  await takeTurn(load.bureau.name);
  if (clock() >= load.leaseEnd) return null;
  return { load, exchange: await load.bureau.send(sender, load.invoices) };
}

function answersOf({ load, exchange }: Called): Answered[] {
  return load.claims.map((claim) => ({
    claim,
    reply: exchange.reading.get(claim.invoiceKey) ?? { kind: "lost", cause: "garbage" },
  }));
}

type Next = { connector: string; voided: boolean };
type Claimed = { id: bigint; invoice_key: string; content: unknown; revision: number; attempt: number };

async function claimLoad(context: SystemContext, sender: Sender, now: Date): Promise<Load | null> {
  return inTransaction(context, async (tx) => {
    const routes = await routesOf(tx, sender, now);
    const next = await nextDue(tx, context.merchantId, routes, now);
    const bureau = next && connectorNamed(next.connector);
    if (!next || !bureau) return null;
    const rows = await claimDue(tx, context.merchantId, routes, next, bureau.sendLimit, now);
    if (rows.length === 0) return null;
    await record(
      tx,
      context,
      [{ action: "submission.sending", subjectKind: "submission", subjects: rows.map(({ id }) => String(id)) }],
      now,
    );
    return {
      bureau,
      invoices: rows.map((row) => invoiceSchema.parse(row.content)),
      claims: rows.map(claimOf),
      leaseEnd: leaseEnd(now),
    };
  });
}

/** Issued and voided invoices never share a call. */
const voided = Prisma.sql`(coalesce(ledger.content->>'voidedAt', '') <> '')`;

async function nextDue(tx: Tx, merchantId: string, routes: Prisma.Sql, now: Date): Promise<Next | null> {
  const rows = await tx.$queryRaw<Next[]>`
    SELECT route.connector, ${voided} AS voided FROM submission
    JOIN issued_invoice ledger ON ledger.merchant_id = submission.merchant_id AND ledger.key = submission.invoice_key
    JOIN ${routes} route ON route.kind = ledger.kind
    WHERE submission.merchant_id = ${merchantId}::uuid AND submission.state = 'QUEUED' AND submission.next_at <= ${now} AND ${heldBackBecause} IS NULL
    ORDER BY submission.next_at LIMIT 1`;
  return rows[0] ?? null;
}

/** QUEUED → SENDING with the attempt beside it: what is about to happen is on record before it does. */
async function claimDue(
  tx: Tx,
  merchantId: string,
  routes: Prisma.Sql,
  next: Next,
  limit: number,
  now: Date,
): Promise<Claimed[]> {
  return tx.$queryRaw<Claimed[]>`
    WITH due AS (
      SELECT submission.id FROM submission
      JOIN issued_invoice ledger ON ledger.merchant_id = submission.merchant_id AND ledger.key = submission.invoice_key
      JOIN ${routes} route ON route.kind = ledger.kind
      WHERE submission.merchant_id = ${merchantId}::uuid AND submission.state = 'QUEUED' AND submission.next_at <= ${now}
        AND ${heldBackBecause} IS NULL AND route.connector = ${next.connector} AND ${voided} = ${next.voided}
      ORDER BY submission.next_at, submission.id LIMIT ${limit} FOR UPDATE OF submission SKIP LOCKED
    ), claimed AS (
      UPDATE submission SET state = 'SENDING', state_since = ${now}, revision = revision + 1, sends = sends + 1,
        maybe_arrived_at = ${now}, next_at = ${leaseEnd(now)}, held_reason = NULL, connector = ${next.connector}
      FROM due WHERE submission.merchant_id = ${merchantId}::uuid AND submission.id = due.id
      RETURNING submission.id, submission.invoice_key, submission.revision
    ), knocking AS (
      INSERT INTO attempt (merchant_id, submission_id, number, knock, started_at)
      SELECT ${merchantId}::uuid, claimed.id, 1 + coalesce((
        SELECT max(number) FROM attempt WHERE merchant_id = ${merchantId}::uuid AND submission_id = claimed.id), 0), 'send', ${now}
      FROM claimed RETURNING submission_id, number
    )
    SELECT claimed.id, claimed.invoice_key, claimed.revision, knocking.number AS attempt, ledger.content
    FROM claimed JOIN knocking ON knocking.submission_id = claimed.id
    JOIN issued_invoice ledger ON ledger.merchant_id = ${merchantId}::uuid AND ledger.key = claimed.invoice_key
    ORDER BY claimed.id`;
}

function claimOf({ id, invoice_key, revision, attempt }: Claimed): Claim {
  return { submissionId: id, invoiceKey: invoice_key, revision, attempt };
}
