import type { AssistContext } from "#server/assist/assist-context.ts";
import { whyOver } from "#server/assist/end-within.ts";
import type { Tx } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * First in every transaction that writes for a clerk: the session's row is locked, so that it cannot end before what is
 * being done is done, nor anything be done after it ended.
 * @throws Refusal not-now ASSIST_OVER
 */
export async function holdOpen(tx: Tx, { merchantId, assistId, accountId }: AssistContext, now: Date): Promise<void> {
  await tx.$executeRaw`
    SELECT 1 FROM assist_session WHERE merchant_id = ${merchantId}::uuid AND id = ${assistId} FOR UPDATE`;
  const session = await tx.assistSession.findFirst({ where: { merchantId, id: assistId, accountId, endedAt: null } });
  if (!session || (await whyOver(tx, session, now)) !== null) throw new Refusal("not-now", "ASSIST_OVER");
}
