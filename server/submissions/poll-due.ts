import type { Bureau, ExchangeRecord } from "#server/bureau/bureau.ts";
import { bureauOf } from "#server/bureau/connectors.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { findParty, type Sender } from "#server/ledger/find-party.ts";
import { endOfWork, ringForRest } from "#server/queue/end-of-work.ts";
import type { Answered, Claim } from "#server/submissions/answered.ts";
import { keepKnocking } from "#server/submissions/keep-knocking.ts";
import { leaseEnd } from "#server/submissions/pace.ts";
import { settle } from "#server/submissions/settle.ts";
import { openWays, sentBy, waitWhileShut } from "#server/submissions/wait-while-shut.ts";

/** Asks for the results of what the bureau has received (受理), one call for each acceptance number that is due. */
export async function pollDue(context: SystemContext, clock: () => Date): Promise<number> {
  const party = await findParty(context);
  await waitWhileShut(context, ["PROCESSING"], clock());
  const isOver = endOfWork(clock);
  let asked = 0;
  await keepKnocking(
    async () => (isOver() ? null : askNext(context, party, clock())),
    ({ answered, record }) => {
      asked += answered.length;
      return settle(context, "poll", answered, record, clock());
    },
  );
  if (isOver()) await ringForRest(context, "poll-due");
  return asked;
}

type Asked = { readonly answered: readonly Answered[]; readonly record: ExchangeRecord };

/** What the bureau does not mention it is still processing. */
async function askNext(context: SystemContext, party: Sender, now: Date): Promise<Asked | null> {
  const received = await claimReceived(context, now);
  if (received === null) return null;
  const { acceptanceNumber, bureau, claims } = received;
  const keys = claims.map(({ invoiceKey }) => invoiceKey);
  const { reading, record } = await bureau.poll(party, acceptanceNumber, keys);
  return {
    answered: claims.map((claim) => ({ claim, reply: reading.get(claim.invoiceKey) ?? { kind: "processing" } })),
    record,
  };
}

type Received = { readonly acceptanceNumber: string; readonly bureau: Bureau; readonly claims: readonly Claim[] };
type Row = { id: bigint; invoice_key: string; revision: number; connector: string; acceptance_number: string };

/** Everything under the acceptance number that has waited longest; a lease keeps other workers from asking too. */
async function claimReceived(context: SystemContext, now: Date): Promise<Received | null> {
  const rows = await inTransaction(context, async (tx) => {
    const open = await openWays(tx, now);
    return tx.$queryRaw<Row[]>`
    WITH first AS (
      SELECT acceptance_number, ${sentBy} AS connector FROM submission
      WHERE merchant_id = ${context.merchantId}::uuid AND state = 'PROCESSING' AND next_at <= ${now} AND ${sentBy} = ANY(${open}::text[])
      ORDER BY next_at LIMIT 1
    ), due AS (
      SELECT submission.id, first.connector FROM first JOIN submission ON submission.acceptance_number = first.acceptance_number
      WHERE submission.merchant_id = ${context.merchantId}::uuid AND submission.state = 'PROCESSING'
        AND ${sentBy} = first.connector
      FOR UPDATE OF submission SKIP LOCKED
    ), claimed AS (
      UPDATE submission SET next_at = ${leaseEnd(now)} FROM due
      WHERE submission.merchant_id = ${context.merchantId}::uuid AND submission.id = due.id
      RETURNING submission.id, submission.invoice_key, submission.revision, submission.acceptance_number, due.connector
    )
    SELECT * FROM claimed ORDER BY id`;
  });
  const first = rows[0];
  if (!first) return null;
  const claims = rows.map((row) => ({
    submissionId: row.id,
    invoiceKey: row.invoice_key,
    revision: row.revision,
    attempt: null,
  }));
  return { acceptanceNumber: first.acceptance_number, bureau: bureauOf(first.connector), claims };
}
