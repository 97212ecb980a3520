import type { AssistContext } from "#server/assist/assist-context.ts";
import { giveCode } from "#server/assist/give-code.ts";
import { joinAssist } from "#server/assist/join-assist.ts";
import { requireAssist } from "#server/assist/require-assist.ts";
import type { MerchantContext, SupportContext } from "#server/context.ts";

export const exampleReason = "商户来电：补传被退回，不会改";

/** A clerk whom the merchant let in. */
export async function exampleAssist(
  merchant: MerchantContext,
  clerk: SupportContext,
  now: Date,
): Promise<{ readonly id: string; readonly context: AssistContext }> {
  const { code } = await giveCode(merchant, now);
  const joined = await joinAssist(clerk, { code, reason: exampleReason }, now);
  if (!("assistId" in joined)) throw new Error("a good code was refused");
  return { id: joined.assistId, context: await requireAssist(clerk, joined.assistId, now) };
}
