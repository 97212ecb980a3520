import { atHome, type MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

/** What was written until now counts as read; of what comes meanwhile nothing is lost. @param upTo the id of the latest that was shown @returns how many */
export async function readAllLetters(context: MerchantContext, upTo: bigint, now: Date): Promise<number> {
  const { merchantId, accountId } = atHome(context);
  const { count } = await inTransaction(atHome(context), (tx) =>
    tx.letter.updateMany({
      where: { merchantId, address: accountId, channel: "inbox", readAt: null, id: { lte: upTo } },
      data: { readAt: now },
    }),
  );
  return count;
}
