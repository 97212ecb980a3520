import type { SupportContext } from "#server/context.ts";
import { acrossTenants } from "#server/db.ts";
import type { NamedMerchant } from "#server/support/find-merchant.ts";

export type ListedView = { readonly merchant: NamedMerchant; readonly reason: string; readonly expiresAt: Date };

/** Where this clerk is looking right now, the latest first. */
export async function listOpenViews(context: SupportContext, now: Date): Promise<ListedView[]> {
  const { accountId } = context;
  return acrossTenants(context, async (tx) => {
    const views = await tx.supportView.findMany({
      where: { accountId, endedAt: null, expiresAt: { gt: now } },
      orderBy: { startedAt: "desc" },
    });
    const merchants = await tx.merchant.findMany({
      where: { id: { in: views.map(({ merchantId }) => merchantId) } },
      select: { id: true, name: true, taxpayerId: true },
    });
    const named = new Map(merchants.map((merchant) => [merchant.id, merchant]));
    return views.flatMap(({ merchantId, reason, expiresAt }) => {
      const merchant = named.get(merchantId);
      return merchant ? [{ merchant, reason, expiresAt }] : [];
    });
  });
}
