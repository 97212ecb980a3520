import type { MerchantContext } from "#server/context.ts";
import type { Tx } from "#server/db.ts";

export type BoardAuthor = { readonly id: string; readonly displayName: string };

/** Who this person is on the board; null before a name was chosen. @param home the context at the real merchant */
export async function findAuthor(tx: Tx, { merchantId, accountId }: MerchantContext): Promise<BoardAuthor | null> {
  const select = { id: true, displayName: true };
  return tx.boardAuthor.findFirst({ where: { merchantId, accountId }, select });
}
