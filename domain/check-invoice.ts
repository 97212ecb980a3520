import { type Invoice, type InvoiceLine, isDigital } from "./invoice.ts";
import { type InvoiceKind, invoiceKinds } from "./invoice-kind.ts";
import { type Fen, magnitude, yuanText } from "./money.ts";
import type { BusinessDate } from "./period.ts";
import type { Problem } from "./problem.ts";
import { isInForce } from "./rate-in-force.ts";
import { remembering } from "./remembering.ts";
import { taxpayerIdProblems } from "./taxpayer.ts";

export type CheckGround = {
  /** The signed-in merchant's own taxpayer id. */
  readonly merchantTaxpayerId: string;
  /** Today in Asia/Shanghai. */
  readonly today: BusinessDate;
};

/** Known rates, past ones among them: a 2018 invoice carries 16 %. Unknown ones warn, because law changes. */
const knownRates = [
  "0.13",
  "0.09",
  "0.06",
  "0",
  "0.03",
  "0.01",
  "0.05",
  "0.015",
  "0.17",
  "0.16",
  "0.11",
  "0.1",
  "0.04",
];
const knownMyriads = new Map(knownRates.map((rate) => [rate, rateInMyriads(rate)]));
const textRates = new Set(["", "***", "免税", "不征税"]);
const ownIdProblems = remembering((id) => taxpayerIdProblems(id, "seller.taxpayerId"));
const lineTaxLimit = 6n;
const invoiceTaxLimit = 127n;

/**
 * What a well-formed invoice may still have wrong. The invoice is issued and cannot be altered, so only what
 * cannot be the real one rejects; all that a legally issued invoice might carry warns (`domain.md` §0.1).
 */
export function checkInvoice(invoice: Invoice, ground: CheckGround): Problem[] {
  const problems: Problem[] = [];
  checkNumber(invoice, problems);
  checkDate(invoice, ground.today, problems);
  checkParties(invoice, ground.merchantTaxpayerId, problems);
  checkSums(invoice, problems);
  checkRedLetter(invoice, problems);
  checkVoid(invoice, ground.today, problems);
  checkLines(invoice, problems);
  checkClassification(invoice, problems);
  return problems;
}

/** The same for an invoice of which some fields could not be read: what can be said of the others is said. */
export function checkReadableFields(invoice: Partial<Invoice>, ground: CheckGround): Problem[] {
  const problems: Problem[] = [];
  if (has(invoice, "number", "code", "paperNumber", "seller", "issuedOn")) checkNumber(invoice, problems);
  if (has(invoice, "issuedOn")) checkDate(invoice, ground.today, problems);
  if (has(invoice, "seller", "buyer")) checkParties(invoice, ground.merchantTaxpayerId, problems);
  if (has(invoice, "amount", "tax", "total")) checkSums(invoice, problems);
  if (has(invoice, "number", "red", "total")) checkRedLetter(invoice, problems);
  if (has(invoice, "number", "issuedOn", "issuedTime", "voidedAt")) checkVoid(invoice, ground.today, problems);
  if (has(invoice, "lines", "amount", "tax")) checkLines(invoice, problems);
  return problems;
}

function has<Field extends keyof Invoice>(
  invoice: Partial<Invoice>,
  ...fields: Field[]
): invoice is Partial<Invoice> & Pick<Invoice, Field> {
  return fields.every((field) => invoice[field] !== undefined);
}

function checkNumber(
  invoice: Pick<Invoice, "number" | "code" | "paperNumber" | "seller" | "issuedOn">,
  problems: Problem[],
): void {
  if (!isDigital(invoice)) return;
  const { number, code, paperNumber, seller, issuedOn } = invoice;
  if (number.charCodeAt(0) !== issuedOn.charCodeAt(2) || number.charCodeAt(1) !== issuedOn.charCodeAt(3)) {
    const facts = { year: issuedOn.slice(0, 4) };
    problems.push({ code: "NUMBER_YEAR_DIFFERS", severity: "warn", field: "number", value: number, facts });
  }
  if (seller.taxpayerId.startsWith("11", 2) && !number.startsWith("11", 2)) {
    problems.push({ code: "NUMBER_REGION_DIFFERS", severity: "warn", field: "number", value: number });
  }
  if (code !== "" && paperNumber === "") {
    problems.push({ code: "CODE_ON_DIGITAL", severity: "warn", field: "code", value: code });
  }
}

function checkDate({ issuedOn }: Pick<Invoice, "issuedOn">, today: BusinessDate, problems: Problem[]): void {
  if (issuedOn > today) {
    problems.push({ code: "DATE_IN_FUTURE", severity: "reject", field: "issuedOn", value: issuedOn, facts: { today } });
  } else if (issuedOn === today) {
    problems.push({ code: "ISSUED_TODAY", severity: "note", field: "issuedOn", value: issuedOn });
  }
}

function checkParties(
  { seller, buyer, kind }: Pick<Invoice, "seller" | "buyer"> & { kind?: InvoiceKind },
  merchantTaxpayerId: string,
  problems: Problem[],
): void {
  if (seller.taxpayerId !== merchantTaxpayerId) {
    problems.push(sellerNotYou(seller.taxpayerId, merchantTaxpayerId));
  } else {
    for (const problem of ownIdProblems(merchantTaxpayerId)) problems.push(problem);
  }
  if (buyer.taxpayerId !== "") {
    for (const problem of taxpayerIdProblems(buyer.taxpayerId, "buyer.taxpayerId")) problems.push(problem);
  } else if (kind && invoiceKinds[kind].special) {
    problems.push({ code: "BUYER_ID_REQUIRED", severity: "reject", field: "buyer.taxpayerId", value: "" });
  }
}

export function sellerNotYou(value: string, expected: string): Problem {
  return { code: "SELLER_NOT_YOU", severity: "reject", field: "seller.taxpayerId", value, facts: { expected } };
}

function checkSums({ amount, tax, total }: Pick<Invoice, "amount" | "tax" | "total">, problems: Problem[]): void {
  if (amount + tax === total) return;
  const facts = { expected: yuanText(amount + tax) };
  problems.push({ code: "SUM_DIFFERS", severity: "reject", field: "total", value: yuanText(total), facts });
}

function checkRedLetter(invoice: Pick<Invoice, "number" | "red" | "total">, problems: Problem[]): void {
  const { red, total } = invoice;
  if (red === null) {
    if (total >= 0n) return;
    problems.push({ code: "NEGATIVE_WITHOUT_RED", severity: "reject", field: "red", value: yuanText(total) });
  } else if (total > 0n) {
    problems.push({ code: "RED_WITH_POSITIVE_AMOUNT", severity: "reject", field: "total", value: yuanText(total) });
  } else if (red.blueNumber === "" || red.confirmationNumber === "") {
    const severity = isDigital(invoice) ? "reject" : "warn";
    const field = red.blueNumber === "" ? "red.blueNumber" : "red.confirmationNumber";
    problems.push({ code: "RED_WITHOUT_ORIGIN", severity, field, value: "" });
  }
}

/** 作废 is for invoices of a tax-control device; a 数电票 is only ever reversed (`domain.md` FAQ 20). */
function checkVoid(
  invoice: Pick<Invoice, "number" | "issuedOn" | "issuedTime" | "voidedAt">,
  today: BusinessDate,
  problems: Problem[],
): void {
  const { issuedOn, issuedTime, voidedAt } = invoice;
  if (voidedAt === "") return;
  const issued = voidedAt.length === issuedOn.length ? issuedOn : `${issuedOn} ${issuedTime}`;
  if (isDigital(invoice)) {
    problems.push({ code: "VOID_NOT_FOR_DIGITAL", severity: "reject", field: "voidedAt", value: voidedAt });
  } else if (voidedAt < issued || voidedAt.slice(0, 10) > today) {
    const facts = { issuedOn, today };
    problems.push({ code: "VOID_DATE_IMPOSSIBLE", severity: "reject", field: "voidedAt", value: voidedAt, facts });
  }
}

function checkLines(
  { lines, amount, tax, issuedOn, red }: Pick<Invoice, "lines" | "amount" | "tax"> & Partial<Invoice>,
  problems: Problem[],
): void {
  if (lines.length === 0) {
    problems.push({ code: "LINES_MISSING", severity: "reject", field: "lines" });
    return;
  }
  let lineAmount = 0n;
  let lineTax = 0n;
  let taxError = 0n;
  let index = 0;
  for (const line of lines) {
    lineAmount += line.amount;
    lineTax += line.tax;
    // A red invoice carries the rate of the blue one, whenever that was.
    if (issuedOn !== undefined && !red) checkRateThen(line.rate, issuedOn, index, problems);
    taxError += checkLine(line, index++, problems);
  }
  if (taxError > invoiceTaxLimit) {
    const facts = { error: yuanText(taxError) };
    problems.push({ code: "TAX_ERROR_ACCUMULATED", severity: "warn", field: "tax", value: yuanText(tax), facts });
  }
  if (lineAmount !== amount || lineTax !== tax) {
    const facts = { expected: yuanText(amount + tax), lines: yuanText(lineAmount + lineTax) };
    problems.push({ code: "LINES_SUM_DIFFERS", severity: "warn", field: "lines", facts });
  }
}

/** Sales of before a change were invoiced later with the rate of then, so it only warns. */
function checkRateThen(rate: string, issuedOn: BusinessDate, index: number, problems: Problem[]): void {
  if (isInForce(rate, issuedOn)) return;
  const facts = { issuedOn };
  problems.push({ code: "RATE_NOT_IN_FORCE", severity: "warn", field: `lines.${index}.rate`, value: rate, facts });
}

/** Known by its code, or by the short name printed before it (`*信息技术服务*`): 国家税务总局公告 2017 年第 45 号. */
function checkClassification({ lines }: Pick<Invoice, "lines">, problems: Problem[]): void {
  const index = lines.findIndex(({ classification, name }) => classification === "" && !/^\*[^*]+\*/.test(name));
  if (index === -1) return;
  const value = lines[index]?.name ?? "";
  problems.push({ code: "CLASSIFICATION_MISSING", severity: "note", field: `lines.${index}.classification`, value });
}

/** @returns by how much its tax is off, in fen */
function checkLine(line: InvoiceLine, index: number, problems: Problem[]): Fen {
  const myriads = knownMyriads.get(line.rate);
  if (myriads === undefined && !textRates.has(line.rate)) {
    problems.push({ code: "RATE_UNKNOWN", severity: "warn", field: `lines.${index}.rate`, value: line.rate });
  }
  const error = lineTaxError(line, myriads ?? rateInMyriads(line.rate));
  if (error > lineTaxLimit) {
    const facts = { error: yuanText(error) };
    const field = `lines.${index}.tax`;
    problems.push({ code: "LINE_TAX_DIFFERS", severity: "warn", field, value: yuanText(line.tax), facts });
  }
  return error;
}

/** |amount × rate − tax| in fen, rounded half up; 0 where the rate is a word. */
function lineTaxError({ amount, tax }: InvoiceLine, myriads: bigint | null): Fen {
  if (myriads === null) return 0n;
  const expected = (magnitude(amount) * myriads + 5_000n) / 10_000n;
  return magnitude(expected - magnitude(tax));
}

/** `"0.015"` → 150n ten-thousandths; null for a word. */
function rateInMyriads(rate: string): bigint | null {
  const match = /^(\d)(?:\.(\d{1,4}))?$/.exec(rate);
  return match ? BigInt(`${match[1]}${(match[2] ?? "").padEnd(4, "0")}`) : null;
}
