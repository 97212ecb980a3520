import type { Party } from "#server/bureau/bureau.ts";
import type { TenantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

/** On whose behalf the bureau is asked. */
export async function findParty(context: TenantContext): Promise<Party> {
  const { id, taxpayerId } = await inTransaction(context, (tx) =>
    tx.merchant.findUniqueOrThrow({ where: { id: context.merchantId } }),
  );
  return { merchantId: id, taxpayerId };
}
