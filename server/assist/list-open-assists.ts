import type { SupportContext } from "#server/context.ts";
import { acrossTenants } from "#server/db.ts";
import type { NamedMerchant } from "#server/support/find-merchant.ts";
import { namedMerchants } from "#server/support/named-merchants.ts";

export type OpenAssist = {
  readonly id: string;
  readonly merchant: NamedMerchant;
  readonly reason: string;
  readonly expiresAt: Date;
};

/** Whom this clerk is helping right now. */
export async function listOpenAssists(clerk: SupportContext, now: Date): Promise<OpenAssist[]> {
  const { accountId } = clerk;
  return acrossTenants(clerk, async (tx) => {
    const sessions = await tx.assistSession.findMany({
      where: { accountId, endedAt: null, expiresAt: { gt: now } },
      orderBy: { id: "desc" },
    });
    const named = await namedMerchants(
      tx,
      sessions.map(({ merchantId }) => merchantId),
    );
    return sessions.flatMap(({ id, merchantId, reason, expiresAt }) => {
      const merchant = named.get(merchantId);
      return merchant ? [{ id: String(id), merchant, reason, expiresAt }] : [];
    });
  });
}
