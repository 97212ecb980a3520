import { identityOf } from "#domain/identity-of.ts";
import type { InvoiceKind } from "#domain/invoice-kind.ts";
import { record } from "#server/audit.ts";
import type { Bureau } from "#server/bureau/bureau.ts";
import { bureauOf } from "#server/bureau/connectors.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { endOfWork, ringForRest } from "#server/queue/end-of-work.ts";
import { ring } from "#server/queue/queue.ts";
import type { Claim } from "#server/submissions/answered.ts";
import { leaseEnd } from "#server/submissions/pace.ts";
import { recoverStale } from "#server/submissions/recover-stale.ts";
import { settle } from "#server/submissions/settle.ts";
import { openWays, sentBy, waitWhileShut } from "#server/submissions/wait-while-shut.ts";

const checksAtOnce = 5;

/**
 * Asks the bureau about every invoice of which nobody knows whether it arrived, and before anything is sent a second
 * time. What turns out to be absent for certain goes back to the queue.
 */
export async function checkDue(context: SystemContext, clock: () => Date): Promise<number> {
  await recoverStale(context, clock());
  await waitWhileShut(context, ["UNKNOWN", "RETRY_WAIT"], clock());
  const party = await findParty(context);
  const isOver = endOfWork(clock);
  let checked = 0;
  while (!isOver()) {
    const doubtful = await claimDoubtful(context, clock());
    if (doubtful.length === 0) break;
    await Promise.all(
      doubtful.map(async ({ claim, invoice, bureau }) => {
        const { reading, record: exchange } = await bureau.check(party, invoice);
        await settle(context, "check", [{ claim, reply: reading }], exchange, clock());
      }),
    );
    checked += doubtful.length;
  }
  if (isOver()) await ringForRest(context, "check-due");
  if (checked > 0) await inTransaction(context, (tx) => ring(tx, "send-due", { merchantId: context.merchantId }));
  return checked;
}

type Doubtful = {
  readonly claim: Claim;
  readonly invoice: Parameters<Bureau["check"]>[1];
  readonly bureau: Bureau;
};
type Row = {
  id: bigint;
  invoice_key: string;
  revision: number;
  connector: string;
  kind: InvoiceKind;
  issued_on: string;
};

/** What is asked by stands in columns of its own: an invoice whose content cannot be read is asked about all the same. */

async function claimDoubtful(context: SystemContext, now: Date): Promise<Doubtful[]> {
  return inTransaction(context, async (tx) => {
    const rows = await tx.$queryRaw<Row[]>`
      WITH due AS (
        SELECT id FROM submission
        WHERE merchant_id = ${context.merchantId}::uuid AND state IN ('UNKNOWN', 'RETRY_WAIT') AND next_at <= ${now}
          AND ${sentBy} = ANY(${await openWays(tx, now)}::text[])
        ORDER BY next_at LIMIT ${checksAtOnce} FOR UPDATE SKIP LOCKED
      ), claimed AS (
        UPDATE submission SET state = 'CHECKING', state_since = ${now}, revision = revision + 1, next_at = ${leaseEnd(now)}
        FROM due WHERE submission.merchant_id = ${context.merchantId}::uuid AND submission.id = due.id
        RETURNING submission.id, submission.invoice_key, submission.revision, ${sentBy} AS connector
      )
      SELECT claimed.*, ledger.kind, ledger.issued_on::text FROM claimed
      JOIN issued_invoice ledger ON ledger.merchant_id = ${context.merchantId}::uuid AND ledger.key = claimed.invoice_key`;
    await record(
      tx,
      context,
      [{ action: "submission.checking", subjectKind: "submission", subjects: rows.map(({ id }) => String(id)) }],
      now,
    );
    return rows.map((row) => ({
      claim: { submissionId: row.id, invoiceKey: row.invoice_key, revision: row.revision, attempt: null },
      invoice: askedBy(row),
      bureau: bureauOf(row.connector),
    }));
  });
}

function askedBy({ kind, issued_on: issuedOn, invoice_key: key }: Row): Doubtful["invoice"] {
  const { number, code } = identityOf(key);
  return { kind, number, code: code ?? "", issuedOn };
}
