import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

/** From now on a table with these headings is matched by what its headings say. */
export async function forgetColumns(context: MerchantContext, headings: string): Promise<void> {
  const { merchantId } = context;
  await inTransaction(context, (tx) => tx.columnChoice.deleteMany({ where: { merchantId, headings } }));
}
