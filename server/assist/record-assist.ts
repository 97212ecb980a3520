import { type AuditAct, houseId, record } from "#server/audit.ts";
import { systemContext, type TenantContext } from "#server/context.ts";
import type { Tx } from "#server/db.ts";

/**
 * What was done in a session stands in both chains: the merchant's with its words, the house's with who, where and what
 * kind. One transaction: neither says what the other does not.
 */
export async function recordAssist(
  tx: Tx,
  context: TenantContext,
  clerkId: string,
  acts: readonly AuditAct[],
  now: Date,
): Promise<void> {
  if (acts.length === 0) return;
  await record(tx, context, acts, now);
  const house = systemContext(houseId, "assist");
  const facts = { account: clerkId, merchant: context.merchantId, by: context.kind };
  await tx.$executeRaw`SELECT set_config('buchuan.merchant', ${houseId}, true)`;
  const inHouse = acts.map(({ action, subjectKind, subjects }) => ({ action, subjectKind, subjects, facts }));
  await record(tx, house, inHouse, now);
  await tx.$executeRaw`SELECT set_config('buchuan.merchant', ${context.merchantId}, true)`;
}
