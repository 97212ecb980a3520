import { type AssistEnding, presentMs } from "#domain/assist.ts";
import type { AssistPage } from "#domain/assist-target.ts";
import { rowIdIn } from "#domain/row-id.ts";
import type { AssistContext } from "#server/assist/assist-context.ts";
import { endOverdue } from "#server/assist/end-within.ts";
import type { SupportContext, SupportViewContext } from "#server/context.ts";
import { acrossTenants, inTransaction } from "#server/db.ts";
import type { AssistSession } from "#server/generated/prisma/client.ts";
import { Refusal } from "#server/refusal.ts";

export type SessionOfClerk = {
  readonly id: string;
  readonly merchantId: string;
  readonly reason: string;
  readonly startedAt: Date;
  readonly expiresAt: Date;
  readonly ended: { readonly at: Date; readonly as: AssistEnding } | null;
  readonly presence: MerchantPresence;
  /** What may be done in it; null once it is over. */
  readonly context: AssistContext | null;
};
/** Where the merchant is, and for how many seconds nothing was heard of them; null where they were never seen. */
export type MerchantPresence = {
  readonly page: AssistPage | null;
  readonly secondsAgo: number | null;
};

/**
 * One of this clerk's own sessions as it stands; one found to have run out is ended.
 * @throws Refusal not-found ASSIST: nobody's, or a colleague's
 */
export async function sessionOfClerk(clerk: SupportContext, assistId: string, now: Date): Promise<SessionOfClerk> {
  const { accountId } = clerk;
  const id = rowIdIn(assistId) ?? 0n;
  const found = await acrossTenants(clerk, (tx) => tx.assistSession.findFirst({ where: { id, accountId } }));
  if (!found) throw new Refusal("not-found", "ASSIST");
  const { merchantId, viewId, reason, startedAt, expiresAt } = found;
  const view = { kind: "support-view", merchantId, accountId, viewId, reason } as const;
  const session = found.endedAt === null ? await stillOpen(view, id, now) : found;
  return {
    id: String(id),
    merchantId,
    reason,
    startedAt,
    expiresAt,
    ended: session.endedAt && { at: session.endedAt, as: session.endedAs as AssistEnding },
    presence: presenceOf(session, now),
    context: session.endedAt === null ? { ...view, assistId: id } : null,
  };
}

/** As it is once it was seen to; the merchant may have let another clerk in meanwhile. */
async function stillOpen(view: SupportViewContext, id: bigint, now: Date): Promise<AssistSession> {
  const { merchantId } = view;
  return inTransaction(view, async (tx) => {
    const open = await endOverdue(tx, view, now);
    return open?.id === id
      ? open
      : tx.assistSession.findUniqueOrThrow({ where: { merchantId_id: { merchantId, id } } });
  });
}

function presenceOf(
  { merchantPage, merchantSeenAt }: Pick<AssistSession, "merchantPage" | "merchantSeenAt">,
  now: Date,
): MerchantPresence {
  const ms = merchantSeenAt && Math.max(0, now.getTime() - merchantSeenAt.getTime());
  const present = ms !== null && ms < presentMs;
  return {
    page: present ? (merchantPage as AssistPage) : null,
    secondsAgo: ms === null ? null : Math.round(ms / 1_000),
  };
}
