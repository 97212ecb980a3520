import type { TableHeader } from "#domain/table/columns.ts";
import { type GridRow, selectGridRows } from "#server/batches/grid-row.ts";
import { columnsOf } from "#server/batches/lock-review.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

export type FoundRow = {
  readonly row: GridRow;
  readonly columns: TableHeader["columns"];
  /** Read from an invoice's own file: it can be taken out, not changed. */
  readonly isFixed: boolean;
};

/** @param rowNumber as an address says it. @throws Refusal not-found BATCH or ROW */
export async function findGridRow(context: MerchantContext, batchId: bigint, rowNumber: string): Promise<FoundRow> {
  if (!/^[1-9]\d{0,8}$/.test(rowNumber)) throw new Refusal("not-found", "ROW");
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const batch = await tx.batch.findUnique({ where: { merchantId_id: { merchantId, id: batchId } } });
    if (!batch) throw new Refusal("not-found", "BATCH");
    const [row] = await selectGridRows(tx, merchantId, batchId, [Number(rowNumber)]);
    if (!row) throw new Refusal("not-found", "ROW");
    const columns = columnsOf({ header: batch.header, columns: batch.columns as TableHeader["columns"] | null });
    return { row, columns, isFixed: batch.kind === "documents" };
  });
}
