import type { SupportContext } from "#server/context.ts";
import { acrossTenants } from "#server/db.ts";
import type { NamedMerchant } from "#server/support/find-merchant.ts";
import { namedMerchants } from "#server/support/named-merchants.ts";

export type ListedView = { readonly merchant: NamedMerchant; readonly reason: string; readonly expiresAt: Date };

/** Where this clerk is looking right now, the latest first. */
export async function listOpenViews(context: SupportContext, now: Date): Promise<ListedView[]> {
  const { accountId } = context;
  return acrossTenants(context, async (tx) => {
    const views = await tx.supportView.findMany({
      where: { accountId, endedAt: null, expiresAt: { gt: now } },
      orderBy: { startedAt: "desc" },
    });
    const named = await namedMerchants(
      tx,
      views.map(({ merchantId }) => merchantId),
    );
    return views.flatMap(({ merchantId, reason, expiresAt }) => {
      const merchant = named.get(merchantId);
      return merchant ? [{ merchant, reason, expiresAt }] : [];
    });
  });
}
