import { assistAct } from "#server/assist/assist-act.ts";
import { recordAssist } from "#server/assist/record-assist.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/** The merchant's word on a proposal: once, and it stands. @throws Refusal not-now CORRECTION_CLOSED */
export async function closeCorrection(
  context: MerchantContext,
  correctionId: bigint,
  closedAs: "accepted" | "declined",
  now: Date,
): Promise<void> {
  const { merchantId } = context;
  await inTransaction(context, async (tx) => {
    const [row] = await tx.assistCorrection.updateManyAndReturn({
      where: { merchantId, id: correctionId, closedAt: null },
      data: { closedAt: now, closedAs },
    });
    if (!row) throw new Refusal("not-now", "CORRECTION_CLOSED");
    const facts = { correction: String(row.id), invoice: row.invoiceKey };
    const act = assistAct(`assist.correction-${closedAs}`, row.sessionId, facts);
    await recordAssist(tx, context, row.accountId, [act], now);
  });
}
