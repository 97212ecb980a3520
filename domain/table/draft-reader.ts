import { type InvoiceDraft, type InvoiceLineText, isDestroyedNumber } from "../invoice.ts";
import { type InvoiceKind, invoiceKinds, parseInvoiceKind } from "../invoice-kind.ts";
import { type Fen, parseYuan, yuanText } from "../money.ts";
import type { Problem, Repair } from "../problem.ts";
import { redLetterInRemark } from "../red-letter.ts";
import { remembering } from "../remembering.ts";
import { checkTaxpayerId, isNormalTaxpayerId } from "../taxpayer.ts";
import type { Columns, TableHeader } from "./columns.ts";
import { type ColumnField, columnFields } from "./headings.ts";
import {
  isTaxWord,
  type Mended,
  mendCase,
  mendDate,
  mendDecimal,
  mendFigureMarks,
  mendMarks,
  mendMoney,
  mendRate,
  mendWidth,
  padCode,
  padNumber,
  type RepairCode,
  splitCodeAndNumber,
} from "./repair.ts";

export type ReadDraft = {
  readonly draft: InvoiceDraft;
  readonly repairs: readonly Repair[];
  readonly problems: readonly Problem[];
  readonly transferWords: string;
};

type Positions = Readonly<Record<ColumnField, number>>;
/** One row in hand; its notes are made only when there is something to note. */
type Row = {
  readonly cells: readonly string[];
  readonly at: Positions;
  /** Whether its sheet counts days from 1904. */
  readonly is1904: boolean;
  repairs: Repair[] | null;
  problems: Problem[] | null;
};
type Mend = (text: string) => Mended | null;

const figureMends: readonly Mend[] = [mendWidth, mendFigureMarks];
const codeMends: readonly Mend[] = [...figureMends, padCode];
const idMends: readonly Mend[] = [mendWidth, mendFigureMarks, mendCase];
const moneyMends: readonly Mend[] = [mendMarks, mendMoney];
const decimalMends: readonly Mend[] = [mendMarks, mendDecimal];
const textMends: readonly Mend[] = [mendMarks];

const plainMoney = /^-?\d+(?:\.\d\d?)?$/;
const plainDecimal = /^-?\d+(?:\.\d{1,13})?$/;

const kindOf = remembering((text) => parseInvoiceKind(mendMarks(text)?.value ?? text));
const rateOf = remembering(mendRate);

const digitalKinds: Readonly<Partial<Record<InvoiceKind, { electronic: InvoiceKind; paper: InvoiceKind }>>> = {
  "01": { electronic: "81", paper: "85" },
  "08": { electronic: "81", paper: "85" },
  "04": { electronic: "82", paper: "86" },
  "10": { electronic: "82", paper: "86" },
  "03": { electronic: "83", paper: "87" },
  "15": { electronic: "84", paper: "88" },
};

const none: readonly never[] = [];

/** Cells of one table's rows → drafts, each value mended where it can be without guessing. */
export function draftReader({ columns, is1904 = false }: Columns): (cells: readonly string[]) => ReadDraft {
  const at = positionsOf(columns);
  return (cells) => {
    const row: Row = { cells, at, is1904, repairs: null, problems: null };
    const draft = readDraft(row);
    const { repairs, problems } = row;
    return { draft, repairs: repairs ?? none, problems: problems ?? none, transferWords: transferWords(row) };
  };
}

/** Every field has a place, -1 where the table has no such column: looking one up costs nothing then. */
function positionsOf(columns: TableHeader["columns"]): Positions {
  return Object.fromEntries(columnFields.map((field) => [field, columns[field] ?? -1])) as Positions;
}

function cellAt({ cells }: Row, index: number): string {
  return index < 0 ? "" : (cells[index] ?? "");
}

function readDraft(row: Row): InvoiceDraft {
  const { at } = row;
  const { number, code, paperNumber } = readIdentity(row);
  const { date, time } = readDate(row);
  const rate = readRate(row);
  const { amount, tax, total } = readSums(row, rate);
  const remark = readText(row, at.remark, "remark");
  return {
    kind: readKind(row, number, paperNumber),
    number,
    code,
    paperNumber,
    checkCode: readFigures(row, at.checkCode, "checkCode"),
    issuedOn: date,
    issuedTime: time,
    seller: {
      taxpayerId: readId(row, at.sellerTaxpayerId, "seller.taxpayerId"),
      name: readText(row, at.sellerName, "seller.name"),
    },
    buyer: { taxpayerId: readBuyerId(row), name: readText(row, at.buyerName, "buyer.name") },
    amount,
    tax,
    total,
    red: readRed(row, remark),
    voidedAt: readVoid(row, number),
    drawer: readText(row, at.drawer, "drawer"),
    remark,
    lines: readLines(row, rate, amount, tax),
  };
}

/** Which of number, 数电 number and code are filled, and how, tells a 数电票, a 税控 invoice and a 数电纸票 apart. */
function readIdentity(row: Row): Pick<InvoiceDraft, "number" | "code" | "paperNumber"> {
  const { at } = row;
  const digital = readFigures(row, at.digitalNumber, "number");
  const printed = readFigures(row, at.number, digital === "" ? "number" : "paperNumber");
  const code = readCode(row);
  const number = digital || printed;
  const split = splitCodeAndNumber(number, code);
  if (split) {
    note(row, "SPLIT_CODE_AND_NUMBER", "number", number, split.number);
    return { number: split.number, code: split.code, paperNumber: "" };
  }
  noteLostDigits(row, number);
  if (digital === "") return { number: padded(row, number, "number"), code, paperNumber: "" };
  const paperNumber = printed === digital ? "" : padded(row, printed, "paperNumber");
  return { number, code, paperNumber };
}

function readCode(row: Row): string {
  const raw = cellAt(row, row.at.code);
  return raw === "" || (raw.length !== 11 && isFigures(raw)) ? raw : mendCell(row, codeMends, "code", raw);
}

function padded(row: Row, number: string, field: string): string {
  const mended = padNumber(number);
  if (!mended) return number;
  note(row, mended.code, field, number, mended.value);
  return mended.value;
}

/** Excel keeps 15 digits of 20 and writes zeros for the rest; one real number in 100,000 looks the same. */
function noteLostDigits(row: Row, value: string): void {
  if (!value.endsWith("00000") || !/^[2-9]\d{19}$/.test(value)) return;
  noteProblem(row, { code: "NUMBER_ENDS_IN_ZEROS", severity: "reject", field: "number", value });
}

/** Text that is no date stays, for the schema to reject as it is written. */
function readDate(row: Row): { date: string; time: string } {
  const raw = cellAt(row, row.at.issuedOn);
  if (raw === "") return { date: "", time: "" };
  const text = isTidy(raw) ? raw : (mendMarks(raw)?.value ?? raw).replace(/^['‘’`]+/, "");
  const mended = mendDate(text, row.is1904);
  if (!mended) return { date: text, time: "" };
  const { date, time } = mended;
  const code = mended.code ?? (text === raw ? null : "STRIPPED_MARKS");
  if (code) note(row, code, "issuedOn", raw, time === "" ? date : `${date} ${time}`);
  return mended;
}

function readRate(row: Row): string {
  const raw = cellAt(row, row.at.rate);
  if (raw === "") return "";
  const text = isTidy(raw) ? raw : (mendMarks(raw)?.value ?? raw);
  const mended = rateOf(text);
  if (!mended) return mendCell(row, textMends, "lines.0.rate", raw);
  const code = mended.code ?? (text === raw ? null : "STRIPPED_MARKS");
  if (code) note(row, code, "lines.0.rate", raw, mended.value);
  return mended.value;
}

type Sums = Pick<InvoiceDraft, "amount" | "tax" | "total">;

function readSums(row: Row, rate: string): Sums {
  const { at } = row;
  const sums: Sums = {
    amount: readMoney(row, at.amount, "amount"),
    tax: readTax(row, rate),
    total: readMoney(row, at.total, "total"),
  };
  return sums.amount === "" || sums.tax === "" || sums.total === "" ? completeSums(row, sums) : sums;
}

/** 免税 and 不征税 invoices print `***` or nothing where the tax stands. */
function readTax(row: Row, rate: string): string {
  const raw = cellAt(row, row.at.tax);
  if (raw !== "" && plainMoney.test(raw)) return raw;
  const isZero = raw === "" ? rate !== "" && isTaxWord(rate) : isTaxWord(raw);
  if (!isZero) return readMoney(row, row.at.tax, "tax");
  note(row, "TEXT_RATE_TAX_ZERO", "tax", raw, "0.00");
  return "0.00";
}

/** 金额 + 税额 = 价税合计, to the cent: of two of them the third follows. */
function completeSums(row: Row, sums: Sums): Sums {
  const amount = parseYuan(sums.amount);
  const tax = parseYuan(sums.tax);
  const total = parseYuan(sums.total);
  if (sums.total === "" && amount !== null && tax !== null) return completed("total", amount + tax);
  if (sums.tax === "" && amount !== null && total !== null) return completed("tax", total - amount);
  if (sums.amount === "" && tax !== null && total !== null) return completed("amount", total - tax);
  return sums;

  function completed(field: keyof Sums, fen: Fen): Sums {
    note(row, "SUM_COMPLETED", field, "", yuanText(fen));
    return { ...sums, [field]: yuanText(fen) };
  }
}

/** A voided 税控 invoice without its date keeps the words, for the schema to ask for it; a 数电票 cannot be voided. */
function readVoid(row: Row, number: string): string {
  const status = cellAt(row, row.at.status);
  const date = readVoidDate(row);
  if (!(status === "" ? date !== "" : /(?<![未非])作废|^是$/.test(status))) return "";
  if (number.length !== 20) return date || status;
  noteProblem(row, { code: "INVOICE_VOIDED", severity: "warn", field: "row", value: status || date });
  return "";
}

function readVoidDate(row: Row): string {
  const raw = cellAt(row, row.at.voidedAt);
  if (raw === "") return "";
  const mended = mendDate(raw, row.is1904);
  if (!mended) return raw;
  const value = `${mended.date} ${mended.time}`.trim();
  if (mended.code) note(row, mended.code, "voidedAt", raw, value);
  return value;
}

/** The words of a kind; `专票` beside 20 digits means the 数电 one of the same family. */
function readKind(row: Row, number: string, paperNumber: string): InvoiceDraft["kind"] {
  const raw = cellAt(row, row.at.kind);
  if (raw === "") return "";
  const kind = kindOf(raw);
  if (kind === null) {
    noteProblem(row, { code: "KIND_TEXT_UNKNOWN", severity: "warn", field: "kind", value: raw });
    return "";
  }
  const digital = /^[2-9]\d{19}$/.test(number) ? digitalKinds[kind] : undefined;
  if (!digital) return kind;
  const fitting = paperNumber === "" ? digital.electronic : digital.paper;
  note(row, "KIND_FORM", "kind", raw, invoiceKinds[fitting].name);
  return fitting;
}

/** A buyer's wrong id only warns, so digits that were lost on the way here have to be caught here. */
function readBuyerId(row: Row): string {
  const id = readId(row, row.at.buyerTaxpayerId, "buyer.taxpayerId");
  if (!isNormalTaxpayerId(id) || id.endsWith("000")) noteLostId(row, id);
  return id;
}

function noteLostId(row: Row, id: string): void {
  const isDestroyed = isDestroyedNumber(id) || (/^\d{15}000$/.test(id) && !checkTaxpayerId(id).checkDigitHolds);
  if (isDestroyed) {
    noteProblem(row, { code: "BUYER_ID_DESTROYED_BY_EXCEL", severity: "reject", field: "buyer.taxpayerId", value: id });
  }
}

function readRed(row: Row, remark: string): InvoiceDraft["red"] {
  const { at } = row;
  const blueNumber = readFigures(row, at.blueNumber, "red.blueNumber");
  const confirmationNumber = readFigures(row, at.confirmationNumber, "red.confirmationNumber");
  const printed = remark === "" ? null : redLetterInRemark(remark);
  if (blueNumber === "" && confirmationNumber === "" && !printed && cellAt(row, at.positive) !== "否") return null;
  return {
    blueNumber: blueNumber || printed?.blueNumber || "",
    confirmationNumber: confirmationNumber || printed?.confirmationNumber || "",
    confirmationId: "",
  };
}

function readLines(row: Row, rate: string, amount: string, tax: string): InvoiceLineText[] {
  const { at } = row;
  const name = readText(row, at.itemName, "lines.0.name");
  if (name === "" && rate === "") return [];
  return [
    {
      name,
      classification: readFigures(row, at.classification, "lines.0.classification"),
      specification: readText(row, at.specification, "lines.0.specification"),
      unit: readText(row, at.unit, "lines.0.unit"),
      quantity: readDecimal(row, at.quantity, "lines.0.quantity"),
      unitPrice: readDecimal(row, at.unitPrice, "lines.0.unitPrice"),
      amount,
      rate,
      tax,
      nature: "00",
    },
  ];
}

function transferWords(row: Row): string {
  const { at } = row;
  if (at.transferStatus < 0 && at.transferReason < 0) return "";
  return `${cellAt(row, at.transferStatus)} ${cellAt(row, at.transferReason)}`.trim();
}

function readText(row: Row, index: number, field: string): string {
  const raw = cellAt(row, index);
  return raw === "" || isTidy(raw) ? raw : mendCell(row, textMends, field, raw);
}

function readFigures(row: Row, index: number, field: string): string {
  const raw = cellAt(row, index);
  return raw === "" || isFigures(raw) ? raw : mendCell(row, figureMends, field, raw);
}

function readId(row: Row, index: number, field: string): string {
  const raw = cellAt(row, index);
  return raw === "" || isNormalTaxpayerId(raw) ? raw : mendCell(row, idMends, field, raw);
}

function readMoney(row: Row, index: number, field: string): string {
  const raw = cellAt(row, index);
  return raw === "" || plainMoney.test(raw) ? raw : mendCell(row, moneyMends, field, raw);
}

function readDecimal(row: Row, index: number, field: string): string {
  const raw = cellAt(row, index);
  return raw === "" || plainDecimal.test(raw) ? raw : mendCell(row, decimalMends, field, raw);
}

/** For what does not look right already; each mend that changed something is noted. */
function mendCell(row: Row, mends: readonly Mend[], field: string, raw: string): string {
  let value = raw;
  const codes: RepairCode[] = [];
  for (const mend of mends) {
    const better = mend(value);
    if (!better) continue;
    value = better.value;
    codes.push(better.code);
  }
  for (const code of codes) note(row, code, field, raw, value);
  return value;
}

function note(row: Row, code: RepairCode, field: string, raw: string, value: string): void {
  row.repairs ??= [];
  row.repairs.push({ code, field, raw, value });
}

function noteProblem(row: Row, problem: Problem): void {
  row.problems ??= [];
  row.problems.push(problem);
}

function isFigures(text: string): boolean {
  return !/\D/.test(text);
}

/** Nothing at its ends to strip, no exporter's trick, nothing invisible. */
function isTidy(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first === 61 || first === 39 || isBlank(first) || isBlank(text.charCodeAt(text.length - 1))) return false;
  return !/[\u1680\u2000-\u200F\u2028-\u202F\u205F-\u206F\uFEFF]/.test(text);
}

/** Of the blanks that are not invisible anyway. */
function isBlank(char: number): boolean {
  return char <= 32 || char === 0xa0 || char === 0x3000;
}
