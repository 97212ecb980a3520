import { assistAct } from "#server/assist/assist-act.ts";
import { recordAssist } from "#server/assist/record-assist.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import type { AssistMark } from "#server/generated/prisma/client.ts";

/**
 * The merchant has seen what was pointed at, or where to go, and puts it away.
 * @returns what it was; null where it had gone already, which is no matter
 */
export async function seeMark(context: MerchantContext, markId: bigint, now: Date): Promise<AssistMark | null> {
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const [mark] = await tx.assistMark.updateManyAndReturn({
      where: { merchantId, id: markId, goneAt: null },
      data: { goneAt: now, goneAs: "seen" },
    });
    if (!mark) return null;
    const { sessionId, kind, page, target } = mark;
    const session = await tx.assistSession.findUniqueOrThrow({
      where: { merchantId_id: { merchantId, id: sessionId } },
    });
    const act = assistAct("assist.mark-seen", sessionId, { kind, page, target });
    await recordAssist(tx, context, session.accountId, [act], now);
    return mark;
  });
}
