import type { TenantContext } from "#server/context.ts";
import type { Tx } from "#server/db.ts";

/** Whether anybody hears from us, by letter or in an inbox: nothing is counted for nobody. */
export async function hasRecipients(tx: Tx, { merchantId }: TenantContext): Promise<boolean> {
  const reader = await tx.account.findFirst({ where: { merchantId, disabledAt: null }, select: { id: true } });
  if (reader) return true;
  const where = { merchantId, removedAt: null, confirmedAt: { not: null } };
  return (await tx.recipient.findFirst({ where, select: { id: true } })) !== null;
}
