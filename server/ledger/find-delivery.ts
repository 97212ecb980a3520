import type { ReaderContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { type Delivery, deliveryIdOf, deliveryOf } from "#server/ledger/delivery.ts";
import { type RefusedRow, refusedRow } from "#server/ledger/list-refused.ts";
import { Refusal } from "#server/refusal.ts";

export type FoundDelivery = Delivery & {
  readonly refused: readonly RefusedRow[];
  /** The row after which the next page begins. */
  readonly after: number | null;
};

const pageSize = 50;

/** @param after the last refused row seen @throws Refusal not-found DELIVERY */
export async function findDelivery(context: ReaderContext, deliveryId: string, after: number): Promise<FoundDelivery> {
  const id = deliveryIdOf(deliveryId);
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const row = await tx.ledgerImport.findUnique({ where: { merchantId_id: { merchantId, id } } });
    if (!row) throw new Refusal("not-found", "DELIVERY");
    const refused = await tx.ledgerImportRefusal.findMany({
      where: { merchantId, importId: id, row: { gt: after } },
      orderBy: { row: "asc" },
      take: pageSize + 1,
    });
    const rows = refused.slice(0, pageSize).map(refusedRow);
    return { ...deliveryOf(row), refused: rows, after: refused.length > pageSize ? (rows.at(-1)?.row ?? null) : null };
  });
}
