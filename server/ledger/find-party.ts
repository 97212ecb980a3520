import type { ConnectorName, Party } from "#server/bureau/bureau.ts";
import { waysOf } from "#server/bureau/ways-of.ts";
import type { TenantContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";

/** A party with the ways it may use. */
export type Sender = Party & { readonly ways: readonly ConnectorName[] };

/** On whose behalf the bureau is asked. */
export async function findParty(context: TenantContext): Promise<Sender> {
  return inTransaction(context, (tx) => findSender(tx, context.merchantId));
}

/** The same inside a transaction of the caller's. */
export async function findSender(tx: Tx, merchantId: string): Promise<Sender> {
  const merchant = await tx.merchant.findUniqueOrThrow({ where: { id: merchantId } });
  return { merchantId: merchant.id, taxpayerId: merchant.taxpayerId, ways: waysOf(merchant) };
}
