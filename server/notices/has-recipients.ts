import type { TenantContext } from "#server/context.ts";
import type { Tx } from "#server/db.ts";

/** Whether anybody wants to hear from us: nothing is counted for nobody. */
export async function hasRecipients(tx: Tx, { merchantId }: TenantContext): Promise<boolean> {
  const where = { merchantId, removedAt: null, confirmedAt: { not: null } };
  const one = await tx.recipient.findFirst({ where, select: { id: true } });
  return one !== null;
}
