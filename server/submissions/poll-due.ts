import type { Bureau } from "#server/bureau/bureau.ts";
import { bureauOf } from "#server/bureau/connectors.ts";
import { takeTurn } from "#server/bureau/take-turn.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { findParty } from "#server/ledger/find-party.ts";
import type { Claim } from "#server/submissions/answered.ts";
import { leaseEnd } from "#server/submissions/pace.ts";
import { settle } from "#server/submissions/settle.ts";
import { waitWhileShut } from "#server/submissions/wait-while-shut.ts";

/** Asks for the results of what the bureau has received (受理), one call for each acceptance number that is due. */
export async function pollDue(context: SystemContext, clock: () => Date): Promise<number> {
  const party = await findParty(context);
  await waitWhileShut(context, ["PROCESSING"], clock());
  let asked = 0;
  for (;;) {
    const received = await claimReceived(context, clock());
    if (received === null) return asked;
    const { bureau } = received;
    await takeTurn(bureau.name);
    const { reading, record } = await bureau.poll(
      party,
      received.acceptanceNumber,
      received.claims.map(({ invoiceKey }) => invoiceKey),
    );
    const answered = received.claims.map((claim) => ({
      claim,
      reply: reading.get(claim.invoiceKey) ?? ({ kind: "processing" } as const),
    }));
    await settle(context, "poll", answered, record, clock());
    asked += answered.length;
  }
}

type Received = { readonly acceptanceNumber: string; readonly bureau: Bureau; readonly claims: readonly Claim[] };
type Row = { id: bigint; invoice_key: string; revision: number; connector: string; acceptance_number: string };

/** Everything under the acceptance number that has waited longest; a lease keeps other workers from asking too. */
async function claimReceived(context: SystemContext, now: Date): Promise<Received | null> {
  const rows = await inTransaction(
    context,
    (tx) => tx.$queryRaw<Row[]>`
    WITH due AS (
      SELECT id FROM submission
      WHERE merchant_id = ${context.merchantId}::uuid AND state = 'PROCESSING' AND acceptance_number = (
        SELECT acceptance_number FROM submission
        WHERE merchant_id = ${context.merchantId}::uuid AND state = 'PROCESSING' AND next_at <= ${now} ORDER BY next_at LIMIT 1)
      FOR UPDATE SKIP LOCKED
    ), claimed AS (
      UPDATE submission SET next_at = ${leaseEnd(now)} FROM due
      WHERE submission.merchant_id = ${context.merchantId}::uuid AND submission.id = due.id
      RETURNING submission.id, submission.invoice_key, submission.revision, submission.acceptance_number, submission.connector
    )
    SELECT * FROM claimed ORDER BY id`,
  );
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
