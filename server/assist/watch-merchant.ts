import { notePresence } from "#server/assist/note-presence.ts";
import { type MerchantPresence, sessionOfClerk } from "#server/assist/session-of-clerk.ts";
import type { SupportContext } from "#server/context.ts";

export type WatchedMerchant = { readonly open: boolean } & MerchantPresence;

/** What a clerk's page asks again and again: whether it goes on, and where the merchant is. It says that the clerk is there. */
export async function watchMerchant(clerk: SupportContext, assistId: string, now: Date): Promise<WatchedMerchant> {
  const { context, presence } = await sessionOfClerk(clerk, assistId, now);
  if (!context) return { open: false, page: null, secondsAgo: null };
  await notePresence(context, "assist", now);
  return { open: true, ...presence };
}
