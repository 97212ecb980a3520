import { assistAct } from "#server/assist/assist-act.ts";
import type { AssistContext } from "#server/assist/assist-context.ts";
import { holdOpen } from "#server/assist/hold-open.ts";
import { recordAssist } from "#server/assist/record-assist.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * The merchant says it is done, whenever that is; a clerk takes it back while the session goes on.
 * @throws Refusal not-now PIN_CLOSED, ASSIST_OVER
 */
export async function closePin(context: MerchantContext | AssistContext, pinId: bigint, now: Date): Promise<void> {
  const { merchantId } = context;
  await inTransaction(context, async (tx) => {
    const byClerk = context.kind === "support-view";
    if (byClerk) await holdOpen(tx, context, now);
    const own = byClerk ? { accountId: context.accountId } : {};
    const [pin] = await tx.assistPin.updateManyAndReturn({
      where: { merchantId, id: pinId, closedAt: null, ...own },
      data: { closedAt: now, closedAs: byClerk ? "removed" : "done" },
    });
    if (!pin) throw new Refusal("not-now", "PIN_CLOSED");
    const action = byClerk ? "assist.pin-removed" : "assist.pin-done";
    const act = assistAct(action, pin.sessionId, { pin: String(pinId), words: pin.words });
    await recordAssist(tx, context, pin.accountId, [act], now);
  });
}
