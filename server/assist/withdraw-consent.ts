import { endOverdue, endWithin } from "#server/assist/end-within.ts";
import { withdrawCodes } from "#server/assist/withdraw-codes.ts";
import { record } from "#server/audit.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

/** The merchant takes the consent back: no code leads here, and who is here leaves. Nothing to take back is no matter. */
export async function withdrawConsent(context: MerchantContext, now: Date): Promise<void> {
  await inTransaction(context, async (tx) => {
    const session = await endOverdue(tx, context, now);
    if (session) await endWithin(tx, context, session, "withdrawn", now);
    await record(tx, context, await withdrawCodes(tx, context, now), now);
  });
}
