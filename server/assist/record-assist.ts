import { type AuditAct, record, recordInHouse } from "#server/audit.ts";
import type { TenantContext } from "#server/context.ts";
import type { Tx } from "#server/db.ts";

/**
 * What was done in a session stands in both chains: the merchant's with its words, the house's with who, where and what
 * kind.
 */
export async function recordAssist(
  tx: Tx,
  context: TenantContext,
  clerkId: string,
  acts: readonly AuditAct[],
  now: Date,
): Promise<void> {
  await record(tx, context, acts, now);
  const facts = { account: clerkId, merchant: context.merchantId, by: context.kind };
  const inHouse = acts.map(({ action, subjectKind, subjects }) => ({ action, subjectKind, subjects, facts }));
  await recordInHouse(tx, context, "assist", inHouse, now);
}
