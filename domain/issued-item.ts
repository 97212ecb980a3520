import { z } from "zod";
import { blankInvoiceText, type InvoiceDraft } from "./invoice.ts";
import type { Problem } from "./problem.ts";

/** Longer than any field of an invoice, so that the schema says which field is too long and by how much. */
const text = z.string().max(2_000).default("");
const party = z.strictObject({ taxpayerId: text, name: text }).default({ taxpayerId: "", name: "" });
const line = z.strictObject({
  name: text,
  classification: text,
  specification: text,
  unit: text,
  quantity: text,
  unitPrice: text,
  amount: text,
  rate: text,
  tax: text,
  nature: z.enum(["00", "01", "02"]).default("00"),
});

/** One invoice as a merchant's own system says it: the text fields of `invoiceSchema`, any of which may be left out. */
export const issuedItemSchema = z.strictObject({
  kind: text,
  number: text,
  code: text,
  paperNumber: text,
  checkCode: text,
  issuedOn: text,
  issuedTime: text,
  seller: party,
  buyer: party,
  amount: text,
  tax: text,
  total: text,
  red: z.strictObject({ blueNumber: text, confirmationNumber: text, confirmationId: text }).nullable().default(null),
  voidedAt: text,
  drawer: text,
  remark: text,
  lines: z.array(line).max(2_000).default([]),
  /** What the issuing system said about the transfer, verbatim. */
  transferWords: text,
});

export type IssuedItem = {
  readonly invoice: InvoiceDraft;
  readonly transferWords: string;
  /** Why not even its fields could be read; then `invoice` is blank. */
  readonly problems?: readonly Problem[];
};

/** Whatever stands in a call → a draft for `readInvoice`, or what is wrong with its shape. */
export function issuedItem(said: unknown): IssuedItem {
  const parsed = issuedItemSchema.safeParse(said);
  if (!parsed.success) return { invoice: blankInvoiceText(), transferWords: "", problems: shapeProblems(parsed.error) };
  const { transferWords, ...invoice } = parsed.data;
  return { invoice: invoice as InvoiceDraft, transferWords };
}

/** Fields nobody knows are named: a misspelt one would otherwise be missing without a word. */
function shapeProblems({ issues }: z.ZodError): Problem[] {
  return issues.slice(0, 20).flatMap((issue): Problem[] => {
    const place = issue.path.join(".");
    if (issue.code === "unrecognized_keys") {
      return issue.keys.slice(0, 20).map((key) => {
        const field = (place === "" ? key : `${place}.${key}`).slice(0, 200);
        return { code: "FIELD_UNKNOWN", severity: "reject", field, facts: { field } };
      });
    }
    return [{ code: "FIELD_NOT_TEXT", severity: "reject", field: place, facts: { field: place } }];
  });
}
