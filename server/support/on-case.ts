import { rowIdIn } from "#domain/row-id.ts";
import { type SupportContext, type SystemContext, systemContext } from "#server/context.ts";
import { acrossTenants, inTransaction, type Tx } from "#server/db.ts";
import type { Prisma, SupportCase } from "#server/generated/prisma/client.ts";
import { Refusal } from "#server/refusal.ts";

/** One case, held in a transaction of whose it is: what staff do with it stands in that chain. */
export type HeldCase = { readonly tx: Tx; readonly tenant: SystemContext; readonly row: SupportCase };

/**
 * @param seen the revision the clerk's page was made from; null where it does not matter what happened since
 * @throws Refusal not-found CASE, also for what is no id at all; not-now CASE_MOVED
 */
export async function onCase<Done>(
  clerk: SupportContext,
  typedId: string,
  seen: string | null,
  act: (held: HeldCase) => Promise<Done>,
): Promise<Done> {
  const id = rowIdIn(typedId) ?? 0n;
  const found = await acrossTenants(clerk, (tx) =>
    tx.supportCase.findFirst({ where: { id }, select: { merchantId: true } }),
  );
  if (!found) throw new Refusal("not-found", "CASE");
  const tenant = systemContext(found.merchantId, "case");
  return inTransaction(tenant, async (tx) => {
    const row = await heldCase(tx, found.merchantId, typedId);
    if (seen !== null && seen !== String(row.revision)) throw new Refusal("not-now", "CASE_MOVED");
    return act({ tx, tenant, row });
  });
}

/** This merchant's, locked until the transaction ends. @throws Refusal not-found CASE, also for what is no id at all */
export async function heldCase(tx: Tx, merchantId: string, typedId: string): Promise<SupportCase> {
  const id = rowIdIn(typedId) ?? 0n;
  await tx.$executeRaw`SELECT 1 FROM support_case WHERE merchant_id = ${merchantId}::uuid AND id = ${id} FOR UPDATE`;
  const row = await tx.supportCase.findUnique({ where: { merchantId_id: { merchantId, id } } });
  if (!row) throw new Refusal("not-found", "CASE");
  return row;
}

/** Changes it only while it is as it was read. @throws Refusal not-now CASE_MOVED */
export async function moveCase(
  tx: Tx,
  { merchantId, id, revision }: Pick<SupportCase, "merchantId" | "id" | "revision">,
  data: Prisma.SupportCaseUpdateManyMutationInput,
): Promise<void> {
  const { count } = await tx.supportCase.updateMany({
    where: { merchantId, id, revision },
    data: { ...data, revision: { increment: 1 } },
  });
  if (count === 0) throw new Refusal("not-now", "CASE_MOVED");
}

/** @throws Refusal not-now CASE_CLOSED */
export function assertOpen({ state }: Pick<SupportCase, "state">): void {
  if (state === "closed") throw new Refusal("not-now", "CASE_CLOSED");
}

/** @throws Refusal not-now CASE_CLOSED or CASE_NOT_YOURS */
export function assertMine({ accountId }: SupportContext, row: Pick<SupportCase, "state" | "ownerId">): void {
  assertOpen(row);
  if (row.ownerId !== accountId) throw new Refusal("not-now", "CASE_NOT_YOURS");
}
