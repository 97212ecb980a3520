import type { InvoiceDraft, InvoiceLineText } from "../invoice.ts";
import { type InvoiceKind, invoiceKinds, parseInvoiceKind } from "../invoice-kind.ts";
import { parseYuan, yuanText } from "../money.ts";
import type { Problem, Repair } from "../problem.ts";
import { redLetterInRemark } from "../red-letter.ts";
import { checkTaxpayerId } from "../taxpayer.ts";
import type { ColumnField, TableHeader } from "./columns.ts";
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

type Notes = { readonly repairs: Repair[]; readonly problems: Problem[] };
type Mend = (text: string) => Mended | null;
type Cell = (field: ColumnField) => string;

const figureMends: readonly Mend[] = [mendWidth, mendFigureMarks];
const codeMends: readonly Mend[] = [...figureMends, padCode];
const idMends: readonly Mend[] = [mendWidth, mendFigureMarks, mendCase];
const moneyMends: readonly Mend[] = [mendMarks, mendMoney];
const decimalMends: readonly Mend[] = [mendMarks, mendDecimal];
const textMends: readonly Mend[] = [mendMarks];

const kindOf = remembering((text) => parseInvoiceKind(mendMarks(text)?.value ?? text));
const rateOf = remembering((text) => mendRate(mendMarks(text)?.value ?? text));

/** Cells of one table's rows → drafts, each value mended where it can be without guessing. */
export function draftReader(columns: TableHeader["columns"]): (cells: readonly string[]) => ReadDraft {
  const hasLines = columns.itemName !== undefined || columns.rate !== undefined;
  const hasTransfer = columns.transferStatus !== undefined || columns.transferReason !== undefined;

  return (cells) => {
    const notes: Notes = { repairs: [], problems: [] };
    const cell: Cell = (field) => {
      const index = columns[field];
      return index === undefined ? "" : (cells[index] ?? "");
    };
    const draft = draftOf(cell, hasLines, notes);
    return { draft, ...notes, transferWords: hasTransfer ? transferWords(cell) : "" };
  };
}

function draftOf(cell: Cell, hasLines: boolean, notes: Notes): InvoiceDraft {
  const identity = readIdentity(cell, notes);
  const issued = readDate(cell("issuedOn"), notes);
  const rate = readRate(cell("rate"), notes);
  const sums = readSums(cell, rate, notes);
  const remark = readText("remark", cell("remark"), notes);
  noteStatus(cell("status"), notes);
  return {
    kind: readKind(cell("kind"), identity, notes),
    ...identity,
    checkCode: readWith(figureMends, isFigures, "checkCode", cell("checkCode"), notes),
    issuedOn: issued.date,
    issuedTime: issued.time,
    seller: {
      taxpayerId: readWith(idMends, isPlainId, "seller.taxpayerId", cell("sellerTaxpayerId"), notes),
      name: readText("seller.name", cell("sellerName"), notes),
    },
    buyer: {
      taxpayerId: readBuyerId(cell("buyerTaxpayerId"), notes),
      name: readText("buyer.name", cell("buyerName"), notes),
    },
    ...sums,
    red: readRed(cell, remark, notes),
    drawer: readText("drawer", cell("drawer"), notes),
    remark,
    lines: hasLines ? readLines(cell, rate, sums, notes) : [],
  };
}

/** Which of number, 数电 number and code are filled, and how, tells a 数电票, a 税控 invoice and a 数电纸票 apart. */
function readIdentity(cell: Cell, notes: Notes): Pick<InvoiceDraft, "number" | "code" | "paperNumber"> {
  const digital = readWith(figureMends, isFigures, "number", cell("digitalNumber"), notes);
  const number = cell("number");
  const code = cell("code");
  if (digital !== "") noteLostDigits(digital, notes);
  if (digital !== "" && number === "" && code === "") return { number: digital, code: "", paperNumber: "" };

  const plain = readWith(figureMends, isFigures, digital === "" ? "number" : "paperNumber", number, notes);
  const plainCode = readWith(codeMends, isWholeCode, "code", code, notes);
  if (digital !== "") {
    const printed = plain === digital ? "" : padded(plain, "paperNumber", notes);
    return { number: digital, code: plainCode, paperNumber: printed };
  }
  const split = splitCodeAndNumber(plain, plainCode);
  if (split) {
    notes.repairs.push({ code: "SPLIT_CODE_AND_NUMBER", field: "number", raw: number, value: split.number });
    return { ...split, paperNumber: "" };
  }
  noteLostDigits(plain, notes);
  return { number: padded(plain, "number", notes), code: plainCode, paperNumber: "" };
}

function padded(number: string, field: string, notes: Notes): string {
  const mended = padNumber(number);
  if (!mended) return number;
  notes.repairs.push({ code: mended.code, field, raw: number, value: mended.value });
  return mended.value;
}

/** Excel keeps 15 digits of 20 and writes zeros for the rest; one real number in 100,000 looks the same. */
function noteLostDigits(number: string, notes: Notes): void {
  if (!number.endsWith("00000") || !/^[2-9]\d{19}$/.test(number)) return;
  notes.problems.push({ code: "NUMBER_ENDS_IN_ZEROS", severity: "reject", field: "number", value: number });
}

/** Text that is no date stays, for the schema to reject as it is written. */
function readDate(raw: string, notes: Notes): { date: string; time: string } {
  if (raw === "") return { date: "", time: "" };
  const text = mendMarks(raw)?.value ?? raw;
  const mended = mendDate(text);
  if (!mended) return { date: text, time: "" };
  const { date, time, code } = mended;
  if (code) notes.repairs.push({ code, field: "issuedOn", raw, value: time === "" ? date : `${date} ${time}` });
  return { date, time };
}

function readRate(raw: string, notes: Notes): string {
  if (raw === "") return "";
  const mended = rateOf(raw);
  if (!mended) return raw.trim();
  if (mended.code) notes.repairs.push({ code: mended.code, field: "lines.0.rate", raw, value: mended.value });
  return mended.value;
}

type Sums = Pick<InvoiceDraft, "amount" | "tax" | "total">;

function readSums(cell: Cell, rate: string, notes: Notes): Sums {
  const sums: Sums = {
    amount: readWith(moneyMends, isPlainMoney, "amount", cell("amount"), notes),
    tax: readTax(cell("tax"), rate, notes),
    total: readWith(moneyMends, isPlainMoney, "total", cell("total"), notes),
  };
  return sums.amount === "" || sums.tax === "" || sums.total === "" ? completeSums(sums, notes) : sums;
}

/** 免税 and 不征税 invoices print `***` or nothing where the tax stands. */
function readTax(raw: string, rate: string, notes: Notes): string {
  const isZero = raw === "" ? isTaxWord(rate) : isTaxWord(raw);
  if (!isZero) return readWith(moneyMends, isPlainMoney, "tax", raw, notes);
  notes.repairs.push({ code: "TEXT_RATE_TAX_ZERO", field: "tax", raw, value: "0.00" });
  return "0.00";
}

/** 金额 + 税额 = 价税合计, to the cent: of two of them the third follows. */
function completeSums(sums: Sums, notes: Notes): Sums {
  const amount = parseYuan(sums.amount);
  const tax = parseYuan(sums.tax);
  const total = parseYuan(sums.total);
  if (total === null && amount !== null && tax !== null) return completed("total", yuanText(amount + tax));
  if (tax === null && amount !== null && total !== null) return completed("tax", yuanText(total - amount));
  if (amount === null && tax !== null && total !== null) return completed("amount", yuanText(total - tax));
  return sums;

  function completed(field: keyof Sums, value: string): Sums {
    if (sums[field] !== "") return sums;
    notes.repairs.push({ code: "SUM_COMPLETED", field, raw: "", value });
    return { ...sums, [field]: value };
  }
}

function noteStatus(status: string, notes: Notes): void {
  if (status === "" || status === "正常") return;
  if (!/作废|^是$/.test(status)) return;
  notes.problems.push({ code: "INVOICE_VOIDED", severity: "warn", field: "row", value: status });
}

/** The words of a kind; `专票` beside 20 digits means the 数电 one of the same family. */
function readKind(raw: string, { number, paperNumber }: { number: string; paperNumber: string }, notes: Notes) {
  if (raw === "") return "";
  const kind = kindOf(raw);
  if (kind === null) {
    notes.problems.push({ code: "KIND_TEXT_UNKNOWN", severity: "warn", field: "kind", value: raw });
    return "";
  }
  const fitting = number.length === 20 ? digitalKinds[kind] : undefined;
  if (!fitting) return kind;
  const value = paperNumber === "" ? fitting.electronic : fitting.paper;
  notes.repairs.push({ code: "KIND_FORM", field: "kind", raw, value: invoiceKinds[value].name });
  return value;
}

const digitalKinds: Readonly<Partial<Record<InvoiceKind, { electronic: InvoiceKind; paper: InvoiceKind }>>> = {
  "01": { electronic: "81", paper: "85" },
  "08": { electronic: "81", paper: "85" },
  "04": { electronic: "82", paper: "86" },
  "10": { electronic: "82", paper: "86" },
  "03": { electronic: "83", paper: "87" },
  "15": { electronic: "84", paper: "88" },
};

/** A buyer's wrong id only warns, so digits that were lost on the way here have to be caught here. */
function readBuyerId(raw: string, notes: Notes): string {
  const id = readWith(idMends, isPlainId, "buyer.taxpayerId", raw, notes);
  if (/^\d(\.\d+)?E\+?\d+$/.test(id) || (/^\d{15}000$/.test(id) && !checkTaxpayerId(id).checkDigitHolds)) {
    notes.problems.push({
      code: "BUYER_ID_DESTROYED_BY_EXCEL",
      severity: "reject",
      field: "buyer.taxpayerId",
      value: raw,
    });
  }
  return id;
}

function readRed(cell: Cell, remark: string, notes: Notes): InvoiceDraft["red"] {
  const blueNumber = readWith(figureMends, isFigures, "red.blueNumber", cell("blueNumber"), notes);
  const confirmationNumber = readWith(
    figureMends,
    isFigures,
    "red.confirmationNumber",
    cell("confirmationNumber"),
    notes,
  );
  const printed = redLetterInRemark(remark);
  if (blueNumber === "" && confirmationNumber === "" && !printed && cell("positive") !== "否") return null;
  return {
    blueNumber: blueNumber || printed?.blueNumber || "",
    confirmationNumber: confirmationNumber || printed?.confirmationNumber || "",
    confirmationId: "",
  };
}

function readLines(cell: Cell, rate: string, { amount, tax }: Sums, notes: Notes): InvoiceLineText[] {
  const name = readText("lines.0.name", cell("itemName"), notes);
  if (name === "" && rate === "") return [];
  return [
    {
      name,
      classification: readWith(figureMends, isFigures, "lines.0.classification", cell("classification"), notes),
      specification: readText("lines.0.specification", cell("specification"), notes),
      unit: readText("lines.0.unit", cell("unit"), notes),
      quantity: readWith(decimalMends, isPlainDecimal, "lines.0.quantity", cell("quantity"), notes),
      unitPrice: readWith(decimalMends, isPlainDecimal, "lines.0.unitPrice", cell("unitPrice"), notes),
      amount,
      rate,
      tax,
      nature: "00",
    },
  ];
}

/** A file says the same few kinds and rates very often. */
function remembering<Read>(read: (text: string) => Read): (text: string) => Read {
  const known = new Map<string, Read>();
  return (text) => {
    if (known.has(text)) return known.get(text) as Read;
    const value = read(text);
    if (known.size < 200) known.set(text, value);
    return value;
  };
}

function transferWords(cell: Cell): string {
  return [cell("transferStatus"), cell("transferReason")]
    .map((words) => words.trim())
    .filter((words) => words !== "")
    .join(" ");
}

function readText(field: string, raw: string, notes: Notes): string {
  return readWith(textMends, isTidy, field, raw, notes);
}

/** Runs the mends only over what does not already look right; each one that changed something is noted. */
function readWith(
  mends: readonly Mend[],
  isPlain: (text: string) => boolean,
  field: string,
  raw: string,
  notes: Notes,
): string {
  if (isPlain(raw)) return raw;
  let value = raw;
  const codes: RepairCode[] = [];
  for (const mend of mends) {
    const mended = mend(value);
    if (!mended) continue;
    value = mended.value;
    codes.push(mended.code);
  }
  for (const code of codes) notes.repairs.push({ code, field, raw, value });
  return value;
}

function isFigures(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const char = text.charCodeAt(index);
    if (char < 48 || char > 57) return false;
  }
  return true;
}

function isWholeCode(text: string): boolean {
  return text.length !== 11 && isFigures(text);
}

function isPlainId(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const char = text.charCodeAt(index);
    if (char < 48 || char > 90 || (char > 57 && char < 65)) return false;
  }
  return true;
}

function isPlainMoney(text: string): boolean {
  return isPlainNumber(text, 2);
}

function isPlainDecimal(text: string): boolean {
  return isPlainNumber(text, 13);
}

/** Digits with at most one point and so many decimals, a minus before them; or nothing. */
function isPlainNumber(text: string, decimals: number): boolean {
  const point = text.indexOf(".");
  if (point === 0 || (point > 0 && text.length - point - 1 > decimals) || text.endsWith(".")) return false;
  for (let index = text.charCodeAt(0) === 45 ? 1 : 0; index < text.length; index++) {
    const char = text.charCodeAt(index);
    if ((char < 48 || char > 57) && index !== point) return false;
  }
  return text !== "-";
}

/** Nothing at its ends to strip, no exporter's trick, nothing invisible. */
function isTidy(text: string): boolean {
  if (text === "") return true;
  const first = text.charCodeAt(0);
  if (first === 61 || first === 39 || isSpace(first) || isSpace(text.charCodeAt(text.length - 1))) return false;
  for (let index = 0; index < text.length; index++) {
    const char = text.charCodeAt(index);
    if ((char >= 0x200b && char <= 0x206f) || char === 0xfeff) return false;
  }
  return true;
}

function isSpace(char: number): boolean {
  return char <= 32 || char === 0xa0 || char === 0x3000 || char === 0x2028 || char === 0x2029;
}
