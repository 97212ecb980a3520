import { guessHeader, headingOf, type TableHeader } from "#domain/table/columns.ts";
import type { ColumnField } from "#domain/table/headings.ts";

/** Where each field of an invoice may stand in a file, the likelier column first. */
export const columnsOfField: Readonly<Record<string, readonly ColumnField[]>> = {
  number: ["digitalNumber", "number"],
  code: ["code"],
  paperNumber: ["number"],
  checkCode: ["checkCode"],
  issuedOn: ["issuedOn"],
  issuedTime: ["issuedOn"],
  kind: ["kind"],
  "seller.taxpayerId": ["sellerTaxpayerId"],
  "seller.name": ["sellerName"],
  "buyer.taxpayerId": ["buyerTaxpayerId"],
  "buyer.name": ["buyerName"],
  amount: ["amount"],
  tax: ["tax"],
  total: ["total"],
  red: ["total"],
  "red.blueNumber": ["blueNumber"],
  "red.confirmationNumber": ["confirmationNumber"],
  voidedAt: ["voidedAt", "status"],
  drawer: ["drawer"],
  remark: ["remark"],
  lines: ["itemName"],
  "lines.name": ["itemName"],
  "lines.classification": ["classification"],
  "lines.specification": ["specification"],
  "lines.unit": ["unit"],
  "lines.quantity": ["quantity"],
  "lines.unitPrice": ["unitPrice"],
  "lines.amount": ["amount"],
  "lines.rate": ["rate"],
  "lines.tax": ["tax"],
};

export type NamedCell = {
  /** The column's name in the merchant's own file, or ours where the file has no such column; null for a whole row. */
  readonly column: string | null;
  /** What stands there as it was written; null where the file has no such column. */
  readonly raw: string | null;
};

/**
 * Finds the cell a problem or a repair is about: under which heading, and what was written.
 * @param columns where they were matched by hand; else they go by the headings
 */
export function cellFinder(
  headings: readonly string[],
  columns: TableHeader["columns"] = guessHeader([headings])?.columns ?? {},
): (field: string, cells: readonly string[]) => NamedCell {
  return (field, cells) => {
    const wanted = columnsOfField[field.replace(/^lines\.\d+/, "lines")] ?? [];
    const present = wanted.filter((column) => columns[column] !== undefined);
    const column = present.find((one) => cells[columns[one] ?? -1]) ?? present[0];
    const index = column && columns[column];
    if (index !== undefined) return { column: headings[index]?.trim() ?? "", raw: cells[index] ?? "" };
    return { column: wanted[0] ? headingOf(wanted[0]) : null, raw: null };
  };
}
