import { blankInvoiceText, type InvoiceDraft, type InvoiceLineText } from "../invoice.ts";
import { parseYuan, yuanText } from "../money.ts";
import { redLetterInRemark } from "../red-letter.ts";
import { isTaxWord, mendDate, mendDecimal, mendMoney, mendRate } from "../table/repair.ts";

/** Values of an invoice as a document writes them; whatever a source does not have is left out. */
export type DocumentFields = {
  readonly kind?: InvoiceDraft["kind"];
  readonly number?: string;
  readonly code?: string;
  readonly checkCode?: string;
  readonly issued?: string;
  readonly sellerTaxpayerId?: string;
  readonly sellerName?: string;
  readonly buyerTaxpayerId?: string;
  readonly buyerName?: string;
  readonly amount?: string;
  readonly tax?: string;
  readonly total?: string;
  readonly isRed?: boolean;
  readonly blueNumber?: string;
  readonly confirmationNumber?: string;
  readonly drawer?: string;
  readonly remark?: string;
  readonly lines?: readonly DocumentLine[];
};

export type DocumentLine = {
  readonly name: string;
  readonly specification: string;
  readonly unit: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly amount: string;
  readonly rate: string;
  readonly tax: string;
  readonly classification: string;
};

/** Document values → a draft in the schema's own forms: `2020年07月23日`, `¥4449.00`, `6%` are how documents print. */
export function documentDraft(fields: DocumentFields): InvoiceDraft {
  const issued = mendDate(fields.issued?.trim() ?? "");
  const remark = fields.remark?.trim() ?? "";
  return {
    ...blankInvoiceText(),
    kind: fields.kind ?? "",
    number: fields.number?.replace(/\s/g, "") ?? "",
    code: fields.code?.replace(/\s/g, "") ?? "",
    checkCode: fields.checkCode?.replace(/\s/g, "") ?? "",
    issuedOn: issued?.date ?? fields.issued?.trim() ?? "",
    issuedTime: issued?.time ?? "",
    seller: { taxpayerId: idOf(fields.sellerTaxpayerId), name: fields.sellerName?.trim() ?? "" },
    buyer: { taxpayerId: idOf(fields.buyerTaxpayerId), name: fields.buyerName?.trim() ?? "" },
    amount: moneyOf(fields.amount),
    tax: moneyOf(fields.tax),
    total: moneyOf(fields.total),
    red: redOf(fields, remark),
    drawer: fields.drawer?.trim() ?? "",
    remark,
    lines: linesOf(fields.lines ?? [], fields.isRed ?? moneyOf(fields.total).startsWith("-")),
  };
}

function idOf(text = ""): string {
  return text.replace(/\s/g, "").toUpperCase();
}

/** An amount of which only the `¥` could be found is none. */
function moneyOf(text = ""): string {
  const written = text.trim();
  const value = mendMoney(written)?.value ?? written;
  const fen = parseYuan(value);
  return fen === null ? (/\d/.test(value) ? value : "") : yuanText(fen);
}

function redOf(
  { isRed, blueNumber = "", confirmationNumber = "" }: DocumentFields,
  remark: string,
): InvoiceDraft["red"] {
  const printed = redLetterInRemark(remark);
  if (!isRed && !printed && blueNumber === "") return null;
  return {
    blueNumber: blueNumber || printed?.blueNumber || "",
    confirmationNumber: confirmationNumber || printed?.confirmationNumber || "",
    confirmationId: "",
  };
}

/** On a blue invoice a negative line is the discount of the line before it (乐企 fphxz). */
function linesOf(lines: readonly DocumentLine[], isRed: boolean): InvoiceLineText[] {
  const all = lines.map(lineOf);
  const read = all.filter((line) => all.length === 1 || !isZero(line));
  return read.map((line, index) => {
    if (isRed) return line;
    if (line.amount.startsWith("-")) return { ...line, nature: "01" };
    const next = read[index + 1];
    return next?.amount.startsWith("-") && next.name === line.name ? { ...line, nature: "02" } : line;
  });
}

/** Some issuing programs add a second line of nothing but zeros. */
function isZero({ amount, tax, quantity, unitPrice }: InvoiceLineText): boolean {
  return [amount, tax, quantity, unitPrice].every((value) => /^-?0*(\.0*)?$/.test(value)) && amount !== "";
}

function lineOf(line: DocumentLine): InvoiceLineText {
  const rate = line.rate.trim();
  return {
    name: line.name.trim(),
    classification: line.classification.trim(),
    specification: line.specification.trim(),
    unit: line.unit.trim(),
    quantity: decimalOf(line.quantity),
    unitPrice: decimalOf(line.unitPrice),
    amount: moneyOf(line.amount),
    rate: mendRate(rate)?.value ?? rate,
    tax: isTaxWord(line.tax) || (line.tax.trim() === "" && isTaxWord(rate)) ? "0.00" : moneyOf(line.tax),
    nature: "00",
  };
}

function decimalOf(text: string): string {
  return mendDecimal(text.trim())?.value ?? text.trim();
}
