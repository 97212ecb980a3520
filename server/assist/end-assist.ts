import type { AssistContext } from "#server/assist/assist-context.ts";
import { endWithin } from "#server/assist/end-within.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

/** Either side ends it; over already is over. */
export async function endAssist(context: MerchantContext | AssistContext, now: Date): Promise<void> {
  const { merchantId } = context;
  await inTransaction(context, async (tx) => {
    const mine = context.kind === "support-view" ? { id: context.assistId } : {};
    const session = await tx.assistSession.findFirst({ where: { merchantId, endedAt: null, ...mine } });
    if (!session) return;
    const by = context.kind === "support-view" ? "support" : "merchant";
    await endWithin(tx, context, session, session.expiresAt <= now ? "expired" : by, now);
  });
}
