import { record } from "#server/audit.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * Whether what a comparison finds missing goes by itself where it can. Said twice it is said once.
 * @throws Refusal forbidden OWNERS_ONLY
 */
export async function switchHealing(context: MerchantContext, heals: boolean, now: Date): Promise<void> {
  if (context.role !== "owner") throw new Refusal("forbidden", "OWNERS_ONLY");
  const { merchantId } = context;
  await inTransaction(context, async (tx) => {
    const { count } = await tx.merchant.updateMany({ where: { id: merchantId, heals: !heals }, data: { heals } });
    if (count === 0) return;
    const action = heals ? "merchant.healing-on" : "merchant.healing-off";
    await record(tx, context, [{ action, subjectKind: "merchant", subjects: [merchantId] }], now);
  });
}
