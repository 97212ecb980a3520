import { record } from "#server/audit.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { ring } from "#server/queue/queue.ts";
import { Refusal } from "#server/refusal.ts";

/** So many invoices are let go at once; a file takes 500 of them. */
export const askedAtOnce = 5_000;

/**
 * Lets go of what waits to be carried by hand; the worker writes it into one file or more. What waited longest goes
 * first. @returns how many were let go
 * @throws Refusal not-now PACKAGE_NOTHING_WAITS
 */
export async function askForPackage(context: MerchantContext, now: Date, limit = askedAtOnce): Promise<number> {
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const released = await tx.$queryRaw<{ id: bigint }[]>`
      WITH waiting AS (
        SELECT id FROM submission WHERE merchant_id = ${merchantId}::uuid AND state = 'HELD' AND held_reason = 'PACKAGE_WAITS'
        ORDER BY id LIMIT ${limit} FOR UPDATE
      )
      UPDATE submission SET state = 'QUEUED', state_since = ${now}, revision = revision + 1, held_reason = NULL,
        released_at = ${now}, next_at = ${now}
      FROM waiting WHERE submission.merchant_id = ${merchantId}::uuid AND submission.id = waiting.id
      RETURNING submission.id`;
    if (released.length === 0) throw new Refusal("not-now", "PACKAGE_NOTHING_WAITS");
    await ring(tx, "send-due", { merchantId });
    const subjects = released.map(({ id }) => String(id));
    const facts = { from: "HELD", reason: "PACKAGE_WAITS" };
    await record(tx, context, [{ action: "submission.released", subjectKind: "submission", subjects, facts }], now);
    return released.length;
  });
}
