import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { namesOf } from "#server/support/names-of.ts";

/** Somebody of support who looked at this merchant. */
export type ViewOfMerchant = {
  readonly id: string;
  readonly by: string;
  readonly reason: string;
  readonly startedAt: Date;
  /** When it was over; of one still open, when it will be at the latest. */
  readonly until: Date;
  readonly open: boolean;
};

const mostListed = 20;

/** 谁看过我的数据: the latest views of the caller's own merchant. */
export async function listViewsOfMerchant(context: MerchantContext, now: Date): Promise<ViewOfMerchant[]> {
  return inTransaction(context, async (tx) => {
    const views = await tx.supportView.findMany({
      where: { merchantId: context.merchantId },
      orderBy: { id: "desc" },
      take: mostListed,
    });
    const names = await namesOf(
      tx,
      views.map(({ accountId }) => accountId),
    );
    return views.map(({ id, accountId, reason, startedAt, expiresAt, endedAt }) => ({
      id: String(id),
      by: names.get(accountId) ?? "",
      reason,
      startedAt,
      until: endedAt ?? expiresAt,
      open: endedAt === null && expiresAt > now,
    }));
  });
}
