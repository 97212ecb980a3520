import { record } from "#server/audit.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/** Takes it back: the gap is open again. @throws Refusal not-found GAP */
export async function undoExplanation(context: MerchantContext, explanationId: string, now: Date): Promise<void> {
  if (!/^\d{1,18}$/.test(explanationId)) throw new Refusal("not-found", "GAP");
  const id = BigInt(explanationId);
  const { merchantId, accountId } = context;
  await inTransaction(context, async (tx) => {
    const known = await tx.explainedGap.findUnique({ where: { merchantId_id: { merchantId, id } } });
    if (!known) throw new Refusal("not-found", "GAP");
    const data = { undoneAt: now, undoneBy: accountId };
    const { count } = await tx.explainedGap.updateMany({ where: { merchantId, id, undoneAt: null }, data });
    if (count === 0) return;
    const act = { action: "gap.explanation-undone", subjectKind: "number-gap", subjects: [explanationId] } as const;
    await record(tx, context, [act], now);
  });
}
