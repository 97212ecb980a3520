import type { ReaderContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

/** What stands around every page of a merchant. */
export type MerchantFrame = { readonly name: string; readonly pressing: number; readonly completeTo: Date | null };

export async function merchantFrame(context: ReaderContext): Promise<MerchantFrame> {
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const { name, bureauCompleteTo } = await tx.merchant.findUniqueOrThrow({ where: { id: merchantId } });
    const rows = await tx.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) AS count FROM issued_invoice
      WHERE merchant_id = ${merchantId}::uuid AND standing IN ('MISSING', 'DIFFERS', 'TOO_LATE_REISSUE')`;
    return { name, pressing: Number(rows[0]?.count ?? 0n), completeTo: bureauCompleteTo };
  });
}
