import { presentMs } from "#domain/assist.ts";
import type { AssistPage } from "#domain/assist-target.ts";
import type { AssistContext } from "#server/assist/assist-context.ts";
import { type ListedAct, listActs } from "#server/assist/list-acts.ts";
import { pinOf, type WaitingPin } from "#server/assist/list-waiting.ts";
import { inTransaction } from "#server/db.ts";
import { namesOf } from "#server/support/names-of.ts";

export type AssistDesk = {
  readonly presence: MerchantPresence;
  readonly pins: readonly WaitingPin[];
  readonly acts: readonly ListedAct[];
  /** Files whose rows can still be mended, the latest first. */
  readonly batches: readonly { readonly id: string; readonly fileName: string }[];
};
/** Where the merchant is, and for how many seconds nothing was heard of them; null where they were never seen. */
export type MerchantPresence = {
  readonly page: AssistPage | null;
  readonly secondsAgo: number | null;
};

/** What a clerk has before them while a session goes on. */
export async function assistDesk(context: AssistContext, now: Date): Promise<AssistDesk> {
  const { merchantId, assistId } = context;
  return inTransaction(context, async (tx) => {
    const session = await tx.assistSession.findUniqueOrThrow({
      where: { merchantId_id: { merchantId, id: assistId } },
    });
    const pins = await tx.assistPin.findMany({
      where: { merchantId, sessionId: assistId, closedAt: null },
      orderBy: { id: "asc" },
    });
    const names = await namesOf(
      tx,
      pins.map(({ accountId }) => accountId),
    );
    const batches = await tx.batch.findMany({
      where: { merchantId, state: "REVIEW" },
      orderBy: { id: "desc" },
      take: 10,
      select: { id: true, fileName: true },
    });
    return {
      presence: presenceOf(session, now),
      pins: pins.map((pin) => pinOf(pin, names.get(pin.accountId) ?? "")),
      acts: (await listActs(tx, merchantId, [assistId])).get(String(assistId)) ?? [],
      batches: batches.map(({ id, fileName }) => ({ id: String(id), fileName })),
    };
  });
}

export function presenceOf(
  { merchantPage, merchantSeenAt }: { readonly merchantPage: string | null; readonly merchantSeenAt: Date | null },
  now: Date,
): MerchantPresence {
  const ms = merchantSeenAt && Math.max(0, now.getTime() - merchantSeenAt.getTime());
  const present = ms !== null && ms < presentMs;
  return {
    page: present ? (merchantPage as AssistPage) : null,
    secondsAgo: ms === null ? null : Math.round(ms / 1_000),
  };
}
