import { type Invoice, invoiceSchema } from "#domain/invoice.ts";
import { type InvoiceKind, isInvoiceKind } from "#domain/invoice-kind.ts";
import { record } from "#server/audit.ts";
import type { Bureau } from "#server/bureau/bureau.ts";
import { connectorFor } from "#server/bureau/connectors.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { findParty } from "#server/ledger/find-party.ts";
import type { Claim } from "#server/submissions/answered.ts";
import { holdWhileStopped } from "#server/submissions/hold-while-stopped.ts";
import { leaseEnd } from "#server/submissions/pace.ts";
import { settle } from "#server/submissions/settle.ts";

/**
 * Knocks until nothing of this merchant is due: claims up to what one call may carry, commits the attempts, calls,
 * settles. Run twice it finds nothing left; killed anywhere it leaves rows that say how far it came.
 * @returns how many invoices were sent
 */
export async function sendDue(context: SystemContext, clock: () => Date): Promise<number> {
  const party = await findParty(context);
  let sent = 0;
  for (;;) {
    const load = await claimLoad(context, clock());
    if (load === null) return sent;
    const { reading, record: exchange } = await load.bureau.send(party, load.invoices);
    await settle(
      context,
      "send",
      load.claims.map((claim) => ({
        claim,
        reply: reading.get(claim.invoiceKey) ?? { kind: "lost", cause: "garbage" },
      })),
      exchange,
      clock(),
    );
    sent += load.invoices.length;
  }
}

type Load = { readonly bureau: Bureau; readonly invoices: readonly Invoice[]; readonly claims: readonly Claim[] };
type Claimed = { id: bigint; invoice_key: string; content: unknown; kind: string; revision: number; attempt: number };

async function claimLoad(context: SystemContext, now: Date): Promise<Load | null> {
  return inTransaction(context, async (tx) => {
    await holdWhileStopped(tx, context, now);
    const kind = await kindOfNextDue(tx, context.merchantId, now);
    if (kind === null) return null;
    const bureau = connectorFor(kind);
    if (bureau === null) throw new Error(`no connector carries invoices of kind ${kind}`);
    const rows = await claimDue(tx, context.merchantId, kind, bureau.sendLimit, now);
    if (rows.length === 0) return null;
    await record(
      tx,
      context,
      [{ action: "submission.sending", subjectKind: "submission", subjects: rows.map(({ id }) => String(id)) }],
      now,
    );
    return { bureau, invoices: rows.map((row) => invoiceSchema.parse(row.content)), claims: rows.map(claimOf) };
  });
}

async function kindOfNextDue(tx: Tx, merchantId: string, now: Date): Promise<InvoiceKind | null> {
  const rows = await tx.$queryRaw<{ kind: string }[]>`
    SELECT ledger.kind FROM submission due
    JOIN issued_invoice ledger ON ledger.merchant_id = due.merchant_id AND ledger.key = due.invoice_key
    WHERE due.merchant_id = ${merchantId}::uuid AND due.state = 'QUEUED' AND due.next_at <= ${now}
    ORDER BY due.next_at LIMIT 1`;
  const kind = rows[0]?.kind ?? "";
  return isInvoiceKind(kind) ? kind : null;
}

/** QUEUED → SENDING with the attempt beside it: what is about to happen is on record before it does. */
async function claimDue(tx: Tx, merchantId: string, kind: InvoiceKind, limit: number, now: Date): Promise<Claimed[]> {
  return tx.$queryRaw<Claimed[]>`
    WITH due AS (
      SELECT due.id FROM submission due
      JOIN issued_invoice ledger ON ledger.merchant_id = due.merchant_id AND ledger.key = due.invoice_key
      WHERE due.merchant_id = ${merchantId}::uuid AND due.state = 'QUEUED' AND due.next_at <= ${now} AND ledger.kind = ${kind}
      ORDER BY due.next_at, due.id LIMIT ${limit} FOR UPDATE OF due SKIP LOCKED
    ), claimed AS (
      UPDATE submission SET state = 'SENDING', state_since = ${now}, revision = revision + 1, sends = sends + 1,
        maybe_arrived_at = ${now}, next_at = ${leaseEnd(now)}, held_reason = NULL
      FROM due WHERE submission.merchant_id = ${merchantId}::uuid AND submission.id = due.id
      RETURNING submission.id, submission.invoice_key, submission.revision
    ), knocking AS (
      INSERT INTO attempt (merchant_id, submission_id, number, knock, started_at)
      SELECT ${merchantId}::uuid, claimed.id, 1 + coalesce((
        SELECT max(number) FROM attempt WHERE merchant_id = ${merchantId}::uuid AND submission_id = claimed.id), 0), 'send', ${now}
      FROM claimed RETURNING submission_id, number
    )
    SELECT claimed.id, claimed.invoice_key, claimed.revision, knocking.number AS attempt, ledger.content, ledger.kind
    FROM claimed JOIN knocking ON knocking.submission_id = claimed.id
    JOIN issued_invoice ledger ON ledger.merchant_id = ${merchantId}::uuid AND ledger.key = claimed.invoice_key
    ORDER BY claimed.id`;
}

function claimOf({ id, invoice_key, revision, attempt }: Claimed): Claim {
  return { submissionId: id, invoiceKey: invoice_key, revision, attempt };
}
