import { type SessionOfClerk, sessionOfClerk } from "#server/assist/session-of-clerk.ts";
import type { SupportContext } from "#server/context.ts";
import { findMerchant, type NamedMerchant } from "#server/support/find-merchant.ts";

export type AssistOfClerk = SessionOfClerk & { readonly merchant: NamedMerchant };

/** One of this clerk's own sessions, and whose. @throws Refusal not-found ASSIST: nobody's, or a colleague's */
export async function assistOfClerk(clerk: SupportContext, assistId: string, now: Date): Promise<AssistOfClerk> {
  const session = await sessionOfClerk(clerk, assistId, now);
  return { ...session, merchant: await findMerchant(clerk, session.merchantId) };
}
