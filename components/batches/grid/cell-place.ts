import { columnsOfField } from "#components/batches/column-name.ts";
import type { Problem, Repair } from "#domain/problem.ts";
import type { TableHeader } from "#domain/table/columns.ts";
import type { ColumnField } from "#domain/table/headings.ts";
import type { GridRow } from "#server/batches/grid-row.ts";

export type FieldColumns = TableHeader["columns"];

/** The column of the cell a problem or a repair is about; null where it is the row as a whole, or no column says it. */
export function columnOf(field: string, columns: FieldColumns, cells: readonly string[]): number | null {
  const wanted = columnsOfField[field.replace(/^lines\.\d+/, "lines")] ?? [];
  const present = wanted.flatMap((one) => columns[one] ?? []);
  return present.find((index) => cells[index]) ?? present[0] ?? null;
}

/** What is said of each cell of a row, and of the row as a whole (null). */
export function byColumn<Told extends Problem | Repair>(
  told: readonly Told[],
  columns: FieldColumns,
  cells: readonly string[],
): ReadonlyMap<number | null, readonly Told[]> {
  return Map.groupBy(told, ({ field }) => columnOf(field, columns, cells));
}

/** What may be put in place of what stands there, with one click; null where that is for the person to find out. */
export function suggestionOf({ code, facts }: Problem): string | null {
  if (facts?.suggestion) return facts.suggestion;
  if (code === "SUM_DIFFERS") return facts?.expected ?? null;
  if (code === "DIFFERS_FROM_LEDGER") return facts?.ledger ?? null;
  return null;
}

const figureFields: readonly ColumnField[] = ["quantity", "unitPrice", "amount", "tax", "total", "rate"];
const widthOfField: Readonly<Partial<Record<ColumnField, number>>> = {
  digitalNumber: 208,
  number: 128,
  code: 128,
  issuedOn: 128,
  kind: 200,
  sellerTaxpayerId: 192,
  sellerName: 224,
  buyerTaxpayerId: 192,
  buyerName: 240,
  itemName: 240,
  classification: 192,
  quantity: 96,
  unitPrice: 112,
  amount: 120,
  rate: 80,
  tax: 112,
  total: 120,
};

export type GridColumn = {
  readonly heading: string;
  readonly width: number;
  /** Figures stand at the end of their cell. */
  readonly isFigure: boolean;
};

/** The columns of a file, wide enough for what they usually say; `extra` names cells beyond the header. */
export function gridColumns(
  header: readonly string[],
  columns: FieldColumns,
  width: number,
  extra: (number: number) => string,
): GridColumn[] {
  const fields = new Map(Object.entries(columns).map(([field, index]) => [index, field as ColumnField]));
  return Array.from({ length: Math.max(header.length, width) }, (_, index) => {
    const field = fields.get(index);
    const heading = header[index]?.trim() || extra(index + 1);
    const isFigure = field !== undefined && figureFields.includes(field);
    return { heading, width: (field && widthOfField[field]) ?? 128, isFigure };
  });
}

/** A change that only mends cells may settle a problem at once; what is new elsewhere in the row waits for the server. */
export function settledProblems(
  row: Pick<GridRow, "problems" | "cells">,
  found: readonly Problem[],
  touched: ReadonlySet<number>,
  columns: FieldColumns,
): Problem[] {
  const stillFound = row.problems.filter(({ code, field }) =>
    found.some((one) => one.code === code && one.field === field),
  );
  const isNew = (problem: Problem) =>
    touched.has(columnOf(problem.field, columns, row.cells) ?? -1) &&
    !stillFound.some(({ code, field }) => code === problem.code && field === problem.field);
  return [...stillFound, ...found.filter(isNew)];
}
