import type { SupportContext, SupportViewContext } from "#server/context.ts";
import { acrossTenants } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";
import { endView } from "#server/support/end-view.ts";
import { findMerchant, type NamedMerchant } from "#server/support/find-merchant.ts";

/** A view that is open now, with what its banner says. */
export type OpenView = {
  readonly context: SupportViewContext;
  readonly merchant: NamedMerchant;
  readonly startedAt: Date;
  readonly expiresAt: Date;
};

/**
 * The only door to a merchant's room: this clerk's own view of it, opened with a reason and not yet over. Asked for
 * anew on every request, so nothing kept in a browser outlives the view. One found to have run out is ended.
 * @throws Refusal not-found MERCHANT, forbidden SUPPORT_VIEW_REQUIRED or SUPPORT_VIEW_EXPIRED
 */
export async function requireSupportView(clerk: SupportContext, merchantId: string, now: Date): Promise<OpenView> {
  const merchant = await findMerchant(clerk, merchantId);
  const { accountId } = clerk;
  const row = await acrossTenants(clerk, (tx) =>
    tx.supportView.findFirst({ where: { merchantId: merchant.id, accountId, endedAt: null }, orderBy: { id: "desc" } }),
  );
  if (!row) throw new Refusal("forbidden", "SUPPORT_VIEW_REQUIRED");
  const { id: viewId, reason, startedAt, expiresAt } = row;
  const context: SupportViewContext = { kind: "support-view", merchantId: merchant.id, accountId, viewId, reason };
  if (expiresAt > now) return { context, merchant, startedAt, expiresAt };
  await endView(context, now);
  throw new Refusal("forbidden", "SUPPORT_VIEW_EXPIRED");
}
