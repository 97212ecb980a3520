import { endSessionsOf } from "#server/accounts/end-other-sessions.ts";
import { record } from "#server/audit.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * An owner makes a colleague an owner or a clerk, who then has to sign in again everywhere.
 * @throws Refusal forbidden OWNERS_ONLY, not-found ACCOUNT (also another merchant's), not-now LAST_OWNER
 */
export async function changeRole(
  context: MerchantContext,
  accountId: string,
  role: "owner" | "clerk",
  now = new Date(),
): Promise<void> {
  if (context.role !== "owner") throw new Refusal("forbidden", "OWNERS_ONLY");
  await inTransaction(context, async (tx) => {
    const from = await lockedRole(tx, context.merchantId, accountId);
    if (from === role) return;
    await tx.account.update({ where: { id: accountId }, data: { role } });
    const ended = await endSessionsOf(tx, accountId, null, now);
    const changed = {
      action: "account.role-changed",
      subjectKind: "account",
      subjects: [accountId],
      facts: { from, to: role },
    } as const;
    await record(tx, context, [changed, ended], now);
  });
}

/** Locks the merchant's accounts in one order, so that two owners cannot demote each other at once. */
async function lockedRole(tx: Tx, merchantId: string, accountId: string): Promise<string> {
  const accounts = await tx.$queryRaw<{ id: string; role: string; disabled: boolean }[]>`
    SELECT id::text, role, disabled_at IS NOT NULL AS disabled FROM account
    WHERE merchant_id = ${merchantId}::uuid ORDER BY id FOR UPDATE`;
  const account = accounts.find(({ id }) => id === accountId);
  if (!account) throw new Refusal("not-found", "ACCOUNT");
  const owners = accounts.filter(({ role, disabled }) => role === "owner" && !disabled);
  if (owners.length === 1 && owners[0]?.id === accountId) throw new Refusal("not-now", "LAST_OWNER");
  return account.role;
}
