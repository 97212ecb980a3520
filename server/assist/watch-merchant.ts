import { type MerchantPresence, presenceOf } from "#server/assist/assist-desk.ts";
import { assistOfClerk } from "#server/assist/assist-of-clerk.ts";
import { notePresence } from "#server/assist/note-presence.ts";
import type { SupportContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

export type WatchedMerchant = { readonly open: boolean } & MerchantPresence;

/** What a clerk's page asks again and again: whether it goes on, and where the merchant is. It says that the clerk is there. */
export async function watchMerchant(clerk: SupportContext, assistId: string, now: Date): Promise<WatchedMerchant> {
  const { context } = await assistOfClerk(clerk, assistId, now);
  if (!context) return { open: false, page: null, secondsAgo: null };
  await notePresence(context, "assist", now);
  const { merchantId } = context;
  const session = await inTransaction(context, (tx) =>
    tx.assistSession.findUniqueOrThrow({ where: { merchantId_id: { merchantId, id: context.assistId } } }),
  );
  return { open: true, ...presenceOf(session, now) };
}
