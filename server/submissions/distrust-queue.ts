import { record } from "#server/audit.ts";
import { type SystemContext, systemContext } from "#server/context.ts";
import { acrossTenants, inTransaction } from "#server/db.ts";
import { findSender } from "#server/ledger/find-party.ts";
import { ring } from "#server/queue/queue.ts";
import { routesOf } from "#server/submissions/routes.ts";

/**
 * After a backup was restored: what it shows as never sent may have been sent since. So everything that waits to be sent
 * on a wire is taken for sent until the bureau's own books, complete up to now, say that it is not there.
 * @returns how many are asked about
 */
export async function distrustQueue(now: Date): Promise<number> {
  const merchants = await acrossTenants({ kind: "worker" }, (tx) => tx.merchant.findMany({ select: { id: true } }));
  let distrusted = 0;
  for (const { id } of merchants) distrusted += await distrustOf(systemContext(id, "after-restore"), now);
  return distrusted;
}

function distrustOf(context: SystemContext, now: Date): Promise<number> {
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const routes = await routesOf(tx, await findSender(tx, merchantId), now);
    const rows = await tx.$queryRaw<{ id: bigint }[]>`
      UPDATE submission SET state = 'UNKNOWN', state_since = ${now}, revision = revision + 1, held_reason = NULL, next_at = ${now},
        maybe_arrived_at = ${now}, connector = route.connector, promised_at = NULL, promised_by = NULL
      FROM issued_invoice ledger JOIN ${routes} route ON route.kind = ledger.kind
      WHERE submission.merchant_id = ${merchantId}::uuid AND submission.state IN ('QUEUED', 'HELD', 'RETRY_WAIT')
        AND ledger.merchant_id = submission.merchant_id AND ledger.key = submission.invoice_key
        AND route.connector IS NOT NULL AND NOT route.by_hand AND submission.package_id IS NULL
      RETURNING submission.id`;
    const subjects = rows.map(({ id }) => String(id));
    if (subjects.length > 0) await ring(tx, "check-due", { merchantId });
    const facts = { reason: "restored" };
    await record(tx, context, [{ action: "submission.unknown", subjectKind: "submission", subjects, facts }], now);
    return rows.length;
  });
}
