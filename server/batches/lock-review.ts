import type { BatchKind } from "#domain/batch-kind.ts";
import type { Columns } from "#domain/table/columns.ts";
import { guessHeader, type TableHeader } from "#domain/table/columns.ts";
import type { SheetPlace } from "#domain/table/read-table.ts";
import type { Tx } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * A batch whose rows may still be changed, locked until the transaction ends: nobody submits it meanwhile. Once it is
 * submitted its rows stand; what did not pass goes on as a file of its own (`listFailedRows`). Rows read from the
 * invoices' own files have no cells to read them from again.
 */
export type Review = {
  readonly id: bigint;
  readonly totalRows: number;
  readonly blankRows: number;
  readonly header: Columns;
  /** First row numbers of its sheets: an invoice never goes on from one sheet into the next. */
  readonly sheetStarts: readonly number[];
};

type Locked = {
  id: bigint;
  state: string;
  kind: BatchKind;
  totalRows: number;
  blankRows: number;
  header: string[];
  columns: TableHeader["columns"] | null;
  sheets: SheetPlace[];
};

/** @throws Refusal not-found BATCH, not-now BATCH_NOT_IN_REVIEW, BATCH_IS_OF_DOCUMENTS */
export async function lockReview(tx: Tx, merchantId: string, batchId: bigint): Promise<Review> {
  const [batch] = await tx.$queryRaw<Locked[]>`
    SELECT id, state, kind, total_rows AS "totalRows", blank_rows AS "blankRows", header, columns, sheets
    FROM batch WHERE merchant_id = ${merchantId}::uuid AND id = ${batchId} FOR UPDATE`;
  if (!batch) throw new Refusal("not-found", "BATCH");
  if (batch.state !== "REVIEW") throw new Refusal("not-now", "BATCH_NOT_IN_REVIEW");
  if (batch.kind === "documents") throw new Refusal("not-now", "BATCH_IS_OF_DOCUMENTS");
  const { id, totalRows, blankRows, header, columns, sheets } = batch;
  return {
    id,
    totalRows,
    blankRows,
    header: { headings: header, columns: columnsOf({ header, columns }), is1904: sheets.some(({ is1904 }) => is1904) },
    sheetStarts: sheets.map(({ startsAfter }) => startsAfter + 1),
  };
}

/** Where each field stands: as it was read, or by the headings where nobody noted that. */
export function columnsOf({ header, columns }: Pick<Locked, "header" | "columns">): TableHeader["columns"] {
  return columns ?? guessHeader([header])?.columns ?? {};
}
