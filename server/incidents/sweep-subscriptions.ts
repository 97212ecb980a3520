import { houseId } from "#server/audit.ts";
import { systemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

const confirmDays = 7;

/** An address nobody confirmed within a week is let go of. @returns how many */
export async function sweepSubscriptions(now: Date): Promise<number> {
  const house = systemContext(houseId, "sweep-subscriptions");
  const since = new Date(now.getTime() - confirmDays * 86_400_000);
  const where = { merchantId: houseId, confirmedAt: null, removedAt: null, createdAt: { lt: since } };
  const { count } = await inTransaction(house, (tx) => tx.recipient.updateMany({ where, data: { removedAt: now } }));
  return count;
}
