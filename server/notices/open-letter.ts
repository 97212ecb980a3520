import { rowIdIn } from "#domain/row-id.ts";
import { atHome, type MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * Reads one letter of this person's inbox: it is unread no more. Opened twice it is opened once.
 * @returns the page it is about, without its language
 * @throws Refusal not-found LETTER, also for what is no id at all
 */
export async function openLetter(context: MerchantContext, typedId: string, now: Date): Promise<string> {
  const id = rowIdIn(typedId);
  if (id === null) throw new Refusal("not-found", "LETTER");
  const { merchantId, accountId } = atHome(context);
  const mine = { merchantId, id, address: accountId, channel: "inbox" };
  return inTransaction(atHome(context), async (tx) => {
    const letter = await tx.letter.findFirst({ where: mine, select: { link: true } });
    if (!letter?.link) throw new Refusal("not-found", "LETTER");
    await tx.letter.updateMany({ where: { ...mine, readAt: null }, data: { readAt: now } });
    return letter.link;
  });
}
