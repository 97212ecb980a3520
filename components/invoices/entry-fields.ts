import { blankInvoiceText, type InvoiceDraft, type InvoiceLineText } from "#domain/invoice.ts";
import { isInvoiceKind } from "#domain/invoice-kind.ts";

/** Text fields of a form by the paths of an invoice: `number`, `buyer.name`, `lines.0.amount`. */
export type EntryFields = Readonly<Record<string, string>>;

export const blankLine: InvoiceLineText = {
  name: "",
  classification: "",
  specification: "",
  unit: "",
  quantity: "",
  unitPrice: "",
  amount: "",
  rate: "",
  tax: "",
  nature: "00",
};

/** What a posted form says; absent fields are blank. Red fields all blank mean that it is no red-letter invoice. */
export function entryOf(fields: EntryFields): InvoiceDraft {
  const text = (path: string) => fields[path] ?? "";
  const kind = text("kind");
  const red = {
    blueNumber: text("red.blueNumber"),
    confirmationNumber: text("red.confirmationNumber"),
    confirmationId: text("red.confirmationId"),
  };
  return {
    ...blankInvoiceText(),
    kind: isInvoiceKind(kind) ? kind : "",
    number: text("number"),
    code: text("code"),
    paperNumber: text("paperNumber"),
    checkCode: text("checkCode"),
    issuedOn: text("issuedOn"),
    issuedTime: text("issuedTime"),
    seller: { name: text("seller.name"), taxpayerId: text("seller.taxpayerId") },
    buyer: { name: text("buyer.name"), taxpayerId: text("buyer.taxpayerId") },
    amount: text("amount"),
    tax: text("tax"),
    total: text("total"),
    red: Object.values(red).every((value) => value.trim() === "") ? null : red,
    voidedAt: text("voidedAt"),
    drawer: text("drawer"),
    remark: text("remark"),
    lines: lineNumbers(fields).map((number) => lineOf(fields, number)),
  };
}

/** The inverse, for a form without a script that gains or loses a line. */
export function fieldsOf(entry: InvoiceDraft): EntryFields {
  return Object.fromEntries(flat("", entry));
}

function flat(path: string, value: unknown): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => flat(path === "" ? name : `${path}.${name}`, inner));
}

function lineNumbers(fields: EntryFields): number[] {
  const numbers = Object.keys(fields).flatMap((path) => /^lines\.(\d{1,4})\./.exec(path)?.[1] ?? []);
  return [...new Set(numbers.map(Number))].sort((one, other) => one - other);
}

function lineOf(fields: EntryFields, number: number): InvoiceLineText {
  const { nature, ...texts } = blankLine;
  const line = Object.fromEntries(
    Object.keys(texts).map((name) => [name, fields[`lines.${number}.${name}`] ?? ""]),
  ) as typeof texts;
  const posted = fields[`lines.${number}.nature`];
  return { ...line, nature: posted === "01" || posted === "02" ? posted : nature };
}
