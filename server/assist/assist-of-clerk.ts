import type { AssistEnding } from "#domain/assist.ts";
import type { AssistContext } from "#server/assist/assist-context.ts";
import { endOverdue } from "#server/assist/end-within.ts";
import type { SupportContext } from "#server/context.ts";
import { acrossTenants, inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";
import { findMerchant, type NamedMerchant } from "#server/support/find-merchant.ts";

export type AssistOfClerk = {
  readonly id: string;
  readonly merchant: NamedMerchant;
  readonly reason: string;
  readonly startedAt: Date;
  readonly expiresAt: Date;
  readonly ended: { readonly at: Date; readonly as: AssistEnding } | null;
  /** What may be done in it; null once it is over. */
  readonly context: AssistContext | null;
};

/**
 * One of this clerk's own sessions as it stands; one found to have run out is ended.
 * @throws Refusal not-found ASSIST: nobody's, or a colleague's
 */
export async function assistOfClerk(clerk: SupportContext, assistId: string, now: Date): Promise<AssistOfClerk> {
  const { accountId } = clerk;
  const id = /^\d{1,18}$/.test(assistId) ? BigInt(assistId) : 0n;
  const found = await acrossTenants(clerk, (tx) => tx.assistSession.findFirst({ where: { id, accountId } }));
  if (!found) throw new Refusal("not-found", "ASSIST");
  const { merchantId, viewId, reason, startedAt, expiresAt } = found;
  const view = { kind: "support-view", merchantId, accountId, viewId, reason } as const;
  const session = await inTransaction(view, async (tx) => {
    if (found.endedAt === null) await endOverdue(tx, view, now);
    return tx.assistSession.findUniqueOrThrow({ where: { merchantId_id: { merchantId, id } } });
  });
  return {
    id: String(id),
    merchant: await findMerchant(clerk, merchantId),
    reason,
    startedAt,
    expiresAt,
    ended: session.endedAt && { at: session.endedAt, as: session.endedAs as AssistEnding },
    context: session.endedAt === null ? { ...view, assistId: id } : null,
  };
}
