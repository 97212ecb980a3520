import type { Problem } from "#domain/problem.ts";
import { readInvoice } from "#domain/read-invoice.ts";
import type { Columns } from "#domain/table/columns.ts";
import { rowUnder } from "#domain/table/read-rows.ts";

export type RowGround = { readonly merchantTaxpayerId: string; readonly merchantName: string; readonly today: string };

/** What is wrong with a row as it now stands, read here as the server reads it; what only the server knows is left to it. */
export function checkRow(cells: readonly string[], rowNumber: number, header: Columns, ground: RowGround): Problem[] {
  const row = rowUnder(header)([...cells], rowNumber);
  return [...row.problems, ...readInvoice(row.draft, ground).problems];
}
