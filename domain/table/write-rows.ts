import type { InvoiceText } from "../invoice.ts";
import { invoiceKinds } from "../invoice-kind.ts";
import { type ColumnField, headingOf } from "./columns.ts";
import { exampleRemark } from "./read-rows.ts";

/** The heading of the column in which rows handed back say what is wrong; handed in again, it is not read. */
export const reasonHeading = "原因";

const templateFields = [
  "digitalNumber",
  "code",
  "number",
  "issuedOn",
  "kind",
  "buyerTaxpayerId",
  "buyerName",
  "itemName",
  "classification",
  "quantity",
  "unitPrice",
  "amount",
  "rate",
  "tax",
  "total",
  "remark",
] as const satisfies ColumnField[];

/** Headings of our own template, and of every export that is to be read again. */
export const templateHeadings: readonly string[] = templateFields.map(headingOf);

const exampleCells: Readonly<Record<(typeof templateFields)[number], string>> = {
  digitalNumber: "25112000009990000011",
  code: "",
  number: "",
  issuedOn: "2025-04-28",
  kind: invoiceKinds["81"].name,
  buyerTaxpayerId: "91110108MA09XX021Q",
  buyerName: "北京样例科技有限公司（测试）",
  itemName: "*信息技术服务*技术服务费",
  classification: "3040203000000000000",
  quantity: "1",
  unitPrice: "1000.00",
  amount: "1000.00",
  rate: "0.06",
  tax: "60.00",
  total: "1060.00",
  remark: exampleRemark,
};

/** The template as a file: its headings and one example row, which our reader does not take for an invoice. */
export function templateText(): string {
  return csvHead(templateHeadings) + csvLine(templateFields.map((field) => exampleCells[field]));
}

/** One invoice under the template's headings. Several lines do not fit into one row; the ledger still has them. */
export function templateCells(invoice: InvoiceText): string[] {
  const line = invoice.lines.length === 1 ? invoice.lines[0] : undefined;
  const isDigital = invoice.number.length === 20;
  const cells: Record<(typeof templateFields)[number], string> = {
    digitalNumber: isDigital ? invoice.number : "",
    code: invoice.code,
    number: isDigital ? invoice.paperNumber : invoice.number,
    issuedOn: `${invoice.issuedOn} ${invoice.issuedTime}`.trim(),
    kind: invoiceKinds[invoice.kind].name,
    buyerTaxpayerId: invoice.buyer.taxpayerId,
    buyerName: invoice.buyer.name,
    itemName: line?.name ?? "",
    classification: line?.classification ?? "",
    quantity: line?.quantity ?? "",
    unitPrice: line?.unitPrice ?? "",
    amount: invoice.amount,
    rate: line?.rate ?? "",
    tax: invoice.tax,
    total: invoice.total,
    remark: invoice.remark,
  };
  return templateFields.map((field) => cells[field]);
}

/** Head of the file in which failed rows are given back: their own columns, and why each failed. */
export function failedRowsHead(headings: readonly string[]): string {
  return csvHead([...withoutReason(headings, headings), reasonHeading]);
}

/** @param cells as `readTable` gave them, under the same headings */
export function failedRowLine(headings: readonly string[], cells: readonly string[], reason: string): string {
  const padded = headings.map((_, index) => cells[index] ?? "");
  return csvLine([...withoutReason(headings, padded), reason]);
}

/** First line of a CSV that Excel opens as UTF-8. */
export function csvHead(headings: readonly string[]): string {
  return `\uFEFF${csvLine(headings)}`;
}

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** A file that was given back once already has the reasons of that time. */
function withoutReason<Cell>(headings: readonly string[], cells: readonly Cell[]): Cell[] {
  return cells.filter((_, index) => headings[index]?.trim() !== reasonHeading);
}

function csvCell(text: string): string {
  const safe = spreadsheetSafe(text);
  return /[",;\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const formulaStart = /^'*[=+\-@\t\r＝＋－＠]/;

/**
 * No cell is taken for a formula (OWASP, and the full-width signs Excel takes as well) and no long number for a
 * number: a tab keeps its digits. Plain amounts stay amounts. `mendMarks` undoes both.
 */
function spreadsheetSafe(text: string): string {
  if (/^[-+]?[\d,]+(\.\d+)?%?$/.test(text)) return isDigitsToKeep(text) ? `\t${text}` : text;
  if (/^\d+(\.\d+)?E\d+$/i.test(text)) return `\t${text}`;
  if (/^\t\d+$/.test(text)) return text;
  return formulaStart.test(text) ? `'${text}` : text;
}

/** More than Excel shows without an exponent, or zeros that it would drop. */
function isDigitsToKeep(text: string): boolean {
  return /^\d+$/.test(text) && (text.length > 11 || /^0\d/.test(text));
}
