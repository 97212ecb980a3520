import { findAuthor } from "#server/board/find-author.ts";
import { atHome, type MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

/** Whether this person has chosen the name they go by on the board. */
export async function hasName(context: MerchantContext): Promise<boolean> {
  const home = atHome(context);
  return (await inTransaction(home, (tx) => findAuthor(tx, home))) !== null;
}
