import { record, recordInHouse } from "#server/audit.ts";
import type { TenantContext } from "#server/context.ts";
import type { Tx } from "#server/db.ts";
import type { CaseKey } from "#server/support/case-entry.ts";

type CaseAct = { readonly action: string; readonly facts?: Readonly<Record<string, string>> };

/** What staff did with a case, in the merchant's chain and in the house's; the words stay out of both. */
export async function recordCase(
  tx: Tx,
  context: TenantContext,
  { merchantId, id }: CaseKey,
  clerkId: string,
  { action, facts = {} }: CaseAct,
  now: Date,
): Promise<void> {
  const act = { action: `case.${action}`, subjectKind: "case", subjects: [String(id)] } as const;
  await record(tx, context, [{ ...act, facts: { ...facts, account: clerkId } }], now);
  const inHouse = { ...act, facts: { ...facts, account: clerkId, merchant: merchantId } };
  await recordInHouse(tx, context, "case", [inHouse], now);
}
