import { atHome, type MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

/** How many letters of this person's inbox nobody has read; what the bell shows. A partial index holds only those. */
export async function countUnread(context: MerchantContext): Promise<number> {
  const { merchantId, accountId } = atHome(context);
  return inTransaction(atHome(context), (tx) =>
    tx.letter.count({ where: { merchantId, address: accountId, channel: "inbox", readAt: null } }),
  );
}
