import type { ConnectorName } from "#server/bureau/bureau.ts";
import { waysOf } from "#server/bureau/ways-of.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { pressingInSql } from "#server/ledger/states-in-sql.ts";
import { packagesOf } from "#server/missing/packages-of.ts";

/** What stands around every page of a merchant. */
export type MerchantFrame = {
  readonly name: string;
  readonly pressing: number;
  readonly completeTo: Date | null;
  /** Invoices the merchant has to carry; null where nothing is ever carried by hand. */
  readonly toCarry: number | null;
  readonly ways: readonly ConnectorName[];
};

export async function merchantFrame(context: ReaderContext): Promise<MerchantFrame> {
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const { name, bureauCompleteTo, ways } = await tx.merchant.findUniqueOrThrow({ where: { id: merchantId } });
    const rows = await tx.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) AS count FROM issued_invoice
      WHERE merchant_id = ${merchantId}::uuid AND standing IN (${pressingInSql})`;
    const { any, waiting, inHand } = await packagesOf(tx, merchantId);
    return {
      name,
      pressing: Number(rows[0]?.count ?? 0n),
      completeTo: bureauCompleteTo,
      toCarry: any ? waiting + inHand : null,
      ways: waysOf({ ways }),
    };
  });
}
