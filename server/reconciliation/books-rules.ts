import type { ReaderContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

/** What the owner has decided about the books: up to how many fen apart is the same, and whether missing ones go by themselves. */
export type BooksRules = { readonly toleranceFen: number; readonly heals: boolean };

export function booksRules(context: ReaderContext): Promise<BooksRules> {
  return inTransaction(context, (tx) =>
    tx.merchant.findUniqueOrThrow({
      where: { id: context.merchantId },
      select: { toleranceFen: true, heals: true },
    }),
  );
}
