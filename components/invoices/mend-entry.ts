import type { InvoiceDraft, InvoiceLineText } from "#domain/invoice.ts";
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
} from "#domain/table/repair.ts";

/** What was typed with a Chinese input method, pasted with blanks or written as paper prints it, as the schema reads it. */
export function mendEntry(entry: InvoiceDraft): InvoiceDraft {
  const issued = mendDate(entry.issuedOn);
  return {
    ...entry,
    number: figures(entry.number),
    code: figures(entry.code),
    paperNumber: figures(entry.paperNumber),
    checkCode: figures(entry.checkCode),
    issuedOn: issued?.date ?? entry.issuedOn.trim(),
    issuedTime: issued?.time || entry.issuedTime,
    seller: party(entry.seller),
    buyer: party(entry.buyer),
    amount: mended(entry.amount, mendMoney),
    tax: tax(entry.tax),
    total: mended(entry.total, mendMoney),
    red: entry.red && {
      blueNumber: figures(entry.red.blueNumber),
      confirmationNumber: figures(entry.red.confirmationNumber),
      confirmationId: entry.red.confirmationId.trim(),
    },
    voidedAt: moment(entry.voidedAt ?? ""),
    drawer: mended(entry.drawer, mendMarks),
    remark: mended(entry.remark, mendMarks),
    lines: entry.lines.map(line),
  };
}

function line(entry: InvoiceLineText): InvoiceLineText {
  return {
    ...entry,
    name: mended(entry.name, mendMarks),
    classification: figures(entry.classification),
    specification: mended(entry.specification, mendMarks),
    unit: mended(entry.unit, mendMarks),
    quantity: mended(entry.quantity, mendDecimal),
    unitPrice: mended(entry.unitPrice, mendDecimal),
    amount: mended(entry.amount, mendMoney),
    rate: mendRate(entry.rate)?.value ?? entry.rate.trim(),
    tax: tax(entry.tax),
  };
}

function party(entry: InvoiceDraft["buyer"]): InvoiceDraft["buyer"] {
  return {
    name: mended(entry.name, mendMarks),
    taxpayerId: mended(entry.taxpayerId, mendWidth, mendFigureMarks, mendCase),
  };
}

/** Invoices print `***` or nothing where 免税 leaves no tax. */
function tax(text: string): string {
  return text.trim() !== "" && isTaxWord(text) ? "0.00" : mended(text, mendMoney);
}

function moment(text: string): string {
  const written = mendDate(text);
  return written ? `${written.date} ${written.time}`.trim() : text.trim();
}

function figures(text: string): string {
  return mended(text, mendWidth, mendFigureMarks);
}

function mended(text: string, ...mends: readonly ((text: string) => Mended | null)[]): string {
  return mends.reduce((value, mend) => mend(value)?.value ?? value, text);
}
