import {
  classificationPattern,
  codeFault,
  decimalPattern,
  type Invoice,
  type InvoiceDraft,
  type InvoiceLine,
  isStorable,
  kindFits,
  numberFault,
} from "./invoice.ts";
import { isInvoiceKind } from "./invoice-kind.ts";
import { type Fen, parseYuan } from "./money.ts";
import { isBusinessDate, isTimeOfDay } from "./period.ts";
import { isNormalTaxpayerId } from "./taxpayer.ts";

/** The shortest limits among those of texts, of codes and ids, and of rates. */
const limits = { text: 150, code: 20, rate: 10, decimal: 25, lines: 2_000 } as const;

/**
 * What `invoiceSchema` makes of a draft in which every field already stands as it should, as in nearly every row of a file.
 * Null where anything is rare, has to be changed or is wrong: the schema itself reads it then. Its test holds it to the schema.
 */
export function plainInvoice(draft: InvoiceDraft): Invoice | null {
  const { kind, number, code, issuedOn, issuedTime, drawer, remark } = draft;
  if (draft.paperNumber !== "" || draft.checkCode !== "" || draft.red !== null || isVoided(draft)) return null;
  if (!isText(kind) || !isInvoiceKind(kind) || !isText(number) || numberFault(number) !== null) return null;
  if (!isPlain(code, limits.code) || codeFault(draft) !== null || !kindFits(draft)) return null;
  if (!isText(issuedOn) || !isBusinessDate(issuedOn)) return null;
  if (issuedTime !== "" && !(isText(issuedTime) && isTimeOfDay(issuedTime))) return null;
  if (!isPlain(drawer) || !isPlain(remark)) return null;
  const seller = plainParty(draft.seller);
  const buyer = plainParty(draft.buyer);
  const amount = plainYuan(draft.amount);
  const tax = plainYuan(draft.tax);
  const total = plainYuan(draft.total);
  const lines = plainLines(draft.lines);
  if (!seller || seller.name === "" || !buyer || !lines || amount === null || tax === null || total === null)
    return null;
  return {
    kind,
    number,
    code,
    paperNumber: "",
    checkCode: "",
    issuedOn,
    issuedTime,
    seller,
    buyer,
    amount,
    tax,
    total,
    red: null,
    voidedAt: "",
    drawer,
    remark,
    lines,
  };
}

/** What was written before there were voided ones says nothing of it. */
function isVoided({ voidedAt }: InvoiceDraft): boolean {
  return voidedAt !== undefined && voidedAt !== "";
}

function plainParty(party: InvoiceDraft["seller"]): Invoice["seller"] | null {
  if (!isRecord(party)) return null;
  const { taxpayerId, name } = party;
  if (!isText(taxpayerId) || taxpayerId.length > limits.code || !isNormalTaxpayerId(taxpayerId)) return null;
  return isPlain(name) ? { taxpayerId, name } : null;
}

function plainLines(drafts: InvoiceDraft["lines"]): InvoiceLine[] | null {
  if (!Array.isArray(drafts) || drafts.length > limits.lines) return null;
  const lines: InvoiceLine[] = [];
  for (const draft of drafts) {
    const line = plainLine(draft);
    if (!line) return null;
    lines.push(line);
  }
  return lines;
}

function plainLine(draft: InvoiceDraft["lines"][number]): InvoiceLine | null {
  if (!isRecord(draft) || draft.nature !== "00") return null;
  const { name, classification, specification, unit, quantity, unitPrice, rate, nature } = draft;
  if (!isPlain(name) || name === "" || !isPlain(specification) || !isPlain(unit) || !isPlain(rate, limits.rate))
    return null;
  if (classification !== "" && !(isText(classification) && classificationPattern.test(classification))) return null;
  if (!isPlainDecimal(quantity) || !isPlainDecimal(unitPrice)) return null;
  const amount = plainYuan(draft.amount);
  const tax = plainYuan(draft.tax);
  if (amount === null || tax === null) return null;
  return { name, classification, specification, unit, quantity, unitPrice, amount, rate, tax, nature };
}

function plainYuan(text: string): Fen | null {
  return isText(text) ? parseYuan(text) : null;
}

/** Short enough for any text of an invoice, nothing to trim, and PostgreSQL keeps it. */
function isPlain(text: string, limit: number = limits.text): boolean {
  return text === "" || (isText(text) && text.length <= limit && text === text.trim() && isStorable(text));
}

function isPlainDecimal(text: string): boolean {
  return text === "" || (isText(text) && text.length <= limits.decimal && decimalPattern.test(text));
}

/** What a form or a call of the API hands in has its type only by promise. */
function isText(value: unknown): boolean {
  return typeof value === "string";
}

function isRecord(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
