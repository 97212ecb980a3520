import type { Invoice } from "#domain/invoice.ts";
import { invoiceText } from "#domain/invoice.ts";
import { parseInvoiceKind } from "#domain/invoice-kind.ts";
import { parseYuan } from "#domain/money.ts";
import type { Problem, Repair } from "#domain/problem.ts";
import type { TableHeader } from "#domain/table/columns.ts";
import type { ColumnField } from "#domain/table/headings.ts";
import type { TableRow } from "#domain/table/read-rows.ts";
import type { Values } from "../bad-input.ts";
import { valuesOf } from "./report.ts";

type Told = { readonly repairs: readonly Repair[]; readonly problems: readonly Problem[] };

/** Column, its value in the draft, and the field under which a repair or a problem names it. */
const read: readonly (readonly [ColumnField, keyof Values, string])[] = [
  ["checkCode", "checkCode", "checkCode"],
  ["issuedOn", "issued", "issuedOn"],
  ["sellerTaxpayerId", "sellerId", "seller.taxpayerId"],
  ["sellerName", "sellerName", "seller.name"],
  ["buyerTaxpayerId", "buyerId", "buyer.taxpayerId"],
  ["buyerName", "buyer", "buyer.name"],
  ["total", "total", "total"],
  ["blueNumber", "blueNumber", "red.blueNumber"],
  ["confirmationNumber", "confirmation", "red.confirmationNumber"],
  ["drawer", "drawer", "drawer"],
  ["remark", "remark", "remark"],
];

/** Column, its value in a line, and the end of its field. */
const readOfLine = [
  ["itemName", "name"],
  ["classification", "classification"],
  ["specification", "specification"],
  ["unit", "unit"],
  ["quantity", "quantity"],
  ["unitPrice", "unitPrice"],
  ["amount", "amount"],
  ["rate", "rate"],
  ["tax", "tax"],
] as const;

/**
 * Every cell that is not read as it is written must be told of: by a repair that has the written text, or by a problem
 * with that field. Every value of the invoice that differs from the draft's must only fill a blank.
 * @param rows the invoice's row and, where its lines are gathered, those of its other lines
 */
export function silentChanges(
  rows: readonly TableRow[],
  columns: TableHeader["columns"],
  told: Told,
  invoice: Invoice | null,
): string[] {
  const [first] = rows;
  if (!first) return [];
  const changes = [
    ...rows.flatMap((row) => identityChanges(row, first, columns, told)),
    ...valueChanges(first, columns, told),
    ...rows.flatMap((row, index) => lineChanges(row, first, index, columns, told)),
    ...(invoice ? invoiceChanges(first, invoice) : []),
  ];
  return changes.map((change) => `row ${first.rowNumber}: ${change}`);
}

function identityChanges(
  { cells }: TableRow,
  { draft }: TableRow,
  columns: TableHeader["columns"],
  told: Told,
): string[] {
  const values = [draft.number, draft.code, draft.paperNumber];
  return (["digitalNumber", "number", "code"] as const).flatMap((column) => {
    const cell = cells[columns[column] ?? -1] ?? "";
    const fields = column === "code" ? ["code"] : ["number", "paperNumber"];
    return cell === "" || values.includes(cell) || isTold(cell, values, fields, told) ? [] : [`${column} ${cell}`];
  });
}

function valueChanges({ cells, draft }: TableRow, columns: TableHeader["columns"], told: Told): string[] {
  const values = valuesOf(draft);
  const changes = read.flatMap(([column, name, field]) => {
    const cell = cells[columns[column] ?? -1] ?? "";
    const isSum = column === "total" && told.repairs.some(({ code }) => code === "LINES_GATHERED");
    const isFilledByRemark = cell === "" && values[name] !== "" && /^(blue|confirmation)Number$/.test(column);
    if (isSum || isFilledByRemark || values[name] === cell) return [];
    return isTold(cell, [values[name]], [field], told) ? [] : [`${column} ${cell} → ${values[name]}`];
  });
  const kind = cells[columns.kind ?? -1] ?? "";
  const isKind = parseInvoiceKind(kind) === (draft.kind || null);
  return isKind || isTold(kind, null, ["kind"], told) ? changes : [...changes, `kind ${kind} → ${draft.kind}`];
}

function lineChanges(
  { cells }: TableRow,
  { draft }: TableRow,
  index: number,
  columns: TableHeader["columns"],
  told: Told,
): string[] {
  const line = draft.lines[index];
  if (!line) {
    const isKeptBack = told.problems.some(({ severity }) => severity === "reject");
    const isUnread = readOfLine.some(([column]) => (cells[columns[column] ?? -1] ?? "").trim() !== "");
    return isUnread && !isKeptBack && columns.itemName !== undefined ? ["its goods are not read"] : [];
  }
  return readOfLine.flatMap(([column, name]) => {
    const cell = cells[columns[column] ?? -1] ?? "";
    const fields = [`lines.${index}.${name}`, ...(index === 0 ? [name] : [])];
    if (line[name] === cell || (column === "rate" && isSameRate(cell, line.rate))) return [];
    return isTold(cell, [line[name]], fields, told) ? [] : [`line ${index} ${column} ${cell} → ${line[name]}`];
  });
}

/** A rate is printed in either way. */
function isSameRate(cell: string, rate: string): boolean {
  const [, figure, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(cell) ?? [];
  return figure !== undefined && Math.abs(Number(figure) / (percent ? 100 : 1) - Number(rate)) < 1e-9;
}

/** @param values one of which the last repair must have come to; null where that is told in other words */
function isTold(cell: string, values: readonly string[] | null, fields: readonly string[], told: Told): boolean {
  const repairs = told.repairs.filter(({ field }) => fields.includes(field));
  const isRepaired =
    repairs.some(({ raw }) => raw === cell) &&
    (values === null || repairs.some(({ value }) => values.some((one) => one === value)));
  return isRepaired || told.problems.some(({ field, severity }) => severity !== "note" && fields.includes(field));
}

/** The schema may trim, and blanks are filled; nothing else. */
function invoiceChanges({ draft }: TableRow, invoice: Invoice): string[] {
  const before = valuesOf(draft);
  const after = valuesOf(invoiceText(invoice));
  return (Object.keys(before) as (keyof Values)[]).flatMap((name) => {
    if (before[name] === after[name] || before[name] === "" || name === "lines") return [];
    const isSameSum = parseYuan(before[name]) !== null && parseYuan(before[name]) === parseYuan(after[name]);
    return isSameSum ? [] : [`${name} ${before[name]} ⇒ ${after[name]}`];
  });
}
