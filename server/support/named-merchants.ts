import type { Tx } from "#server/db.ts";
import type { NamedMerchant } from "#server/support/find-merchant.ts";

/** Who these merchants are, by their id. */
export async function namedMerchants(
  tx: Tx,
  merchantIds: readonly string[],
): Promise<ReadonlyMap<string, NamedMerchant>> {
  const merchants = await tx.merchant.findMany({
    where: { id: { in: [...new Set(merchantIds)] } },
    select: { id: true, name: true, taxpayerId: true },
  });
  return new Map(merchants.map((merchant) => [merchant.id, merchant]));
}
