import { type AuditAct, record } from "#server/audit.ts";
import type { SupportViewContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";

/** The clerk is done: nothing of this merchant can be seen any more until a reason is given again. */
export async function endView(view: SupportViewContext, now: Date): Promise<void> {
  await inTransaction(view, async (tx) => {
    await record(tx, view, await endViewsWithin(tx, view, now), now);
  });
}

/** Ends every view this clerk has at this merchant; the caller records the acts. One that had run out ended then. */
export async function endViewsWithin(
  tx: Tx,
  { merchantId, accountId }: SupportViewContext,
  now: Date,
): Promise<AuditAct[]> {
  const ended = await tx.$queryRaw<{ id: bigint; expired: boolean }[]>`
    UPDATE support_view SET ended_at = least(expires_at, ${now})
    WHERE merchant_id = ${merchantId}::uuid AND account_id = ${accountId}::uuid AND ended_at IS NULL
    RETURNING id, expires_at <= ${now} AS expired`;
  return ended.map(({ id, expired }) => ({
    action: expired ? "support.view-expired" : "support.view-ended",
    subjectKind: "merchant",
    subjects: [merchantId],
    facts: { view: String(id) },
  }));
}
