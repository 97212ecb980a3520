import { businessDateOf } from "#domain/period.ts";
import type { TableHeader } from "#domain/table/columns.ts";
import type { SheetPlace } from "#domain/table/read-table.ts";
import type { GridRow } from "#server/batches/grid-row.ts";
import { listGridRows, windowSize } from "#server/batches/list-grid-rows.ts";
import type { RowSelection } from "#server/batches/list-rows.ts";
import { columnsOf } from "#server/batches/lock-review.ts";
import { type Outline, outlineRows } from "#server/batches/outline-rows.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/** All the grid of a batch begins with: a view on its rows, the first of them, and what a browser needs to check them. */
export type OpenGrid = {
  readonly columns: TableHeader["columns"];
  readonly sheets: readonly SheetPlace[];
  readonly ground: { readonly merchantTaxpayerId: string; readonly merchantName: string; readonly today: string };
  readonly outline: Outline;
  readonly rows: readonly GridRow[];
  readonly isFixed: boolean;
};

/** @param after begins with the first row after this one. @throws Refusal not-found BATCH */
export async function openGrid(
  context: MerchantContext,
  batchId: bigint,
  selection: RowSelection,
  after: number,
  now: Date,
): Promise<OpenGrid> {
  const { merchantId } = context;
  const outline = await outlineRows(context, batchId, selection);
  const rows = await listGridRows(context, batchId, firstNumbers(outline, after));
  return inTransaction(context, async (tx) => {
    const batch = await tx.batch.findUnique({ where: { merchantId_id: { merchantId, id: batchId } } });
    if (!batch) throw new Refusal("not-found", "BATCH");
    const { taxpayerId, name } = await tx.merchant.findUniqueOrThrow({ where: { id: merchantId } });
    return {
      columns: columnsOf({ header: batch.header, columns: batch.columns as TableHeader["columns"] | null }),
      sheets: batch.sheets as SheetPlace[],
      ground: { merchantTaxpayerId: taxpayerId, merchantName: name, today: businessDateOf(now) },
      outline,
      rows,
      isFixed: batch.kind === "documents",
    };
  });
}

function firstNumbers({ spans }: Outline, after: number): number[] {
  const numbers: number[] = [];
  for (const [first, last] of spans) {
    for (let number = Math.max(first, after + 1); number <= last; number++) {
      if (numbers.length === windowSize) return numbers;
      numbers.push(number);
    }
  }
  return numbers;
}
