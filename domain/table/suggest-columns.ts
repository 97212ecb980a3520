import { parseInvoiceKind } from "../invoice-kind.ts";
import { type Fen, parseYuan } from "../money.ts";
import { checkTaxpayerId } from "../taxpayer.ts";
import { guessHeader, type TableHeader } from "./columns.ts";
import type { ColumnField } from "./headings.ts";
import { isTaxWord, mendCase, mendDate, mendFigureMarks, mendMarks, mendMoney, mendRate, mendWidth } from "./repair.ts";

type Cells = readonly string[];
type Suggested = Partial<Record<ColumnField, number>>;

/** So many of a column's filled cells have to look like a field for it to be one. */
const share = 0.8;

/**
 * What each column seems to hold: by its heading where that is known, else by what stands in it. For a person to confirm;
 * nothing is read by it unasked.
 * @param head the first rows of the table
 * @param headerRow as `ColumnChoice` has it: from 1, or 0 where the table has no headings
 * @param merchantTaxpayerId tells the seller's column from the buyer's
 */
export function suggestColumns(head: readonly Cells[], headerRow: number, merchantTaxpayerId = ""): Suggested {
  const header = head[headerRow - 1];
  const known: TableHeader["columns"] = header ? (guessHeader([header])?.columns ?? {}) : {};
  const rows = head.slice(headerRow);
  const free = columnsOf(rows).filter(({ index }) => !Object.values(known).includes(index));
  const byContent = new Map<ColumnField, number>();
  for (const [field, isLike] of looksLike(merchantTaxpayerId)) {
    const column = free.find(({ index, cells }) => ![...byContent.values()].includes(index) && isMostly(cells, isLike));
    if (column && known[field] === undefined) byContent.set(field, column.index);
  }
  const taken = new Set(byContent.values());
  const sums = suggestSums(
    free.filter(({ index }) => !taken.has(index)),
    known,
    rows,
  );
  return { ...Object.fromEntries(byContent), ...sums, ...known };
}

type Column = { readonly index: number; readonly cells: Cells };

function columnsOf(rows: readonly Cells[]): Column[] {
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  return Array.from({ length: width }, (_, index) => ({ index, cells: rows.map((cells) => cells[index] ?? "") }));
}

function isMostly(cells: Cells, isLike: (text: string) => boolean): boolean {
  const filled = cells.filter((cell) => cell.trim() !== "");
  return filled.length > 0 && filled.filter(isLike).length >= filled.length * share;
}

/** The most telling first: a column once taken is not asked again. */
function looksLike(merchantTaxpayerId: string): [ColumnField, (text: string) => boolean][] {
  return [
    ["digitalNumber", (text) => /^[2-9]\d{19}$/.test(figures(text))],
    ["classification", (text) => /^[1-9]\d{18}$/.test(figures(text))],
    ["sellerTaxpayerId", (text) => merchantTaxpayerId !== "" && idOf(text) === merchantTaxpayerId],
    ["buyerTaxpayerId", (text) => isTaxpayerId(idOf(text))],
    ["code", (text) => /^(\d{10}|0\d{11})$/.test(figures(text))],
    ["number", (text) => /^\d{8}$/.test(figures(text)) && mendDate(figures(text)) === null],
    ["issuedOn", (text) => mendDate(text.trim()) !== null],
    ["kind", (text) => parseInvoiceKind(mendMarks(text)?.value ?? text) !== null],
    ["rate", (text) => isTaxWord(text.trim()) || (/%|^0?\.\d+$/.test(text.trim()) && mendRate(text.trim()) !== null)],
    ["itemName", (text) => /^\*[^*]+\*/.test(text.trim())],
    ["buyerName", (text) => /(公司|厂|店|中心|医院|学校|大学|局|委员会|个人)(（.*）)?$/.test(text.trim())],
  ];
}

function figures(text: string): string {
  return mendFigureMarks(mendWidth(text)?.value ?? text)?.value ?? mendWidth(text)?.value ?? text;
}

function idOf(text: string): string {
  const plain = figures(text);
  return mendCase(plain)?.value ?? plain;
}

function isTaxpayerId(id: string): boolean {
  const { kind, checkDigitHolds } = checkTaxpayerId(id);
  return kind === "unified" && checkDigitHolds;
}

const sumFields = ["amount", "tax", "total"] as const;

/** 金额 + 税额 = 价税合计: the only three columns of money that add up are those three. */
function suggestSums(free: readonly Column[], known: TableHeader["columns"], rows: readonly Cells[]): Suggested {
  const candidates = free.filter(({ cells }) => isMostly(cells, (text) => fenOf(text) !== null));
  const options = sumFields.map((field) => {
    const index = known[field];
    return index === undefined ? candidates : [{ index, cells: rows.map((cells) => cells[index] ?? "") }];
  });
  const [amounts = [], taxes = [], totals = []] = options;
  for (const amount of amounts)
    for (const tax of taxes)
      for (const total of totals) {
        if (new Set([amount.index, tax.index, total.index]).size === 3 && addUp(amount, tax, total))
          return { amount: amount.index, tax: tax.index, total: total.index };
      }
  return {};
}

/** The tax of an invoice is the smaller part of it: else the two could be exchanged. */
function addUp(amount: Column, tax: Column, total: Column): boolean {
  const rows = total.cells.flatMap((cell, row) => {
    const sums = [fenOf(amount.cells[row] ?? ""), fenOf(tax.cells[row] ?? ""), fenOf(cell)];
    return sums.some((fen) => fen === null) ? [] : [sums as Fen[]];
  });
  const fitting = rows.filter(([one = 0n, two = 0n, sum = 0n]) => one + two === sum && one * one >= two * two);
  const isTelling = rows.some(([, two = 0n]) => two !== 0n);
  return isTelling && fitting.length >= rows.length * share;
}

function fenOf(text: string): Fen | null {
  const written = mendMarks(text)?.value ?? text;
  return parseYuan(mendMoney(written)?.value ?? written);
}
