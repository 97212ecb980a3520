import type { Problem } from "#domain/problem.ts";
import { type AuditAct, record } from "#server/audit.ts";
import type { SupportContext, SupportViewContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { checkReason } from "#server/support/check-reason.ts";
import { endViewsWithin } from "#server/support/end-view.ts";
import { findMerchant } from "#server/support/find-merchant.ts";

/** A view ends by itself after an hour, however busy. */
export const viewMs = 3_600_000;

export type Opened = { readonly view: SupportViewContext } | { readonly problems: readonly Problem[] };

/**
 * Lets a clerk look at one merchant for an hour. The reason stands in the merchant's own chain and on their settings
 * page. A view the clerk already had there ends with it.
 * @returns the view, or what is wrong with the reason; then nothing was opened
 * @throws Refusal not-found MERCHANT
 */
export async function openView(
  context: SupportContext,
  merchantId: string,
  reason: string,
  now: Date,
): Promise<Opened> {
  const { id } = await findMerchant(context, merchantId);
  const problems = checkReason(reason);
  if (problems.length > 0) return { problems };
  const { accountId } = context;
  const opening: SupportViewContext = {
    kind: "support-view",
    merchantId: id,
    accountId,
    viewId: 0n,
    reason: reason.trim(),
  };
  return inTransaction(opening, async (tx) => {
    const { view, acts } = await openViewWithin(tx, opening, now);
    await record(tx, view, acts, now);
    return { view };
  });
}

/** The same inside a transaction of the caller's, who has checked the reason and records the acts. */
export async function openViewWithin(
  tx: Tx,
  opening: SupportViewContext,
  now: Date,
): Promise<{ readonly view: SupportViewContext; readonly acts: readonly AuditAct[] }> {
  const { merchantId, accountId, reason } = opening;
  const former = await endViewsWithin(tx, opening, now);
  const expiresAt = new Date(now.getTime() + viewMs);
  const { id: viewId } = await tx.supportView.create({
    data: { merchantId, accountId, reason, startedAt: now, expiresAt },
  });
  const facts = { view: String(viewId), reason, until: expiresAt.toISOString() };
  const opened = { action: "support.view-opened", subjectKind: "merchant", subjects: [merchantId], facts } as const;
  return { view: { ...opening, viewId }, acts: [...former, opened] };
}
