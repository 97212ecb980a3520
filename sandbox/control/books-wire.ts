import { z } from "zod";
import { isInvoiceKey } from "#domain/invoice.ts";
import { parseYuan } from "#domain/money.ts";
import { isBusinessDate } from "#domain/period.ts";
import type { BooksToLoad } from "#sandbox/load-books.ts";

const fen = z.string().transform((text, context) => {
  const amount = parseYuan(text);
  if (amount !== null) return amount;
  context.addIssue({ code: "custom", message: "not an amount in yuan" });
  return z.NEVER;
});

const entrySchema = z.strictObject({
  key: z.string().refine(isInvoiceKey),
  sellerTaxpayerId: z.string().min(1),
  kind: z.string().length(2),
  issuedOn: z.string().refine(isBusinessDate),
  buyerTaxpayerId: z.string().default(""),
  buyerName: z.string().default(""),
  amount: fen,
  tax: fen,
  total: fen,
  status: z.enum(["normal", "void", "reversed", "partly-reversed"]).default("normal"),
  recordedAt: z.coerce.date().optional(),
});

/** The body of `POST /control/books`: amounts are yuan as text, `"1060.00"`. */
export const booksSchema = z.strictObject({
  taxpayers: z
    .array(
      z.strictObject({
        taxpayerId: z.string().min(1),
        name: z.string().min(1),
        userId: z.string().default(""),
        credit: fen.nullable().default(null),
      }),
    )
    .default([]),
  held: z.array(entrySchema).default([]),
  confirmations: z
    .array(
      z.strictObject({
        number: z.string().regex(/^(\d{16}|\d{20})$/),
        blueNumber: z.string(),
        state: z.string().length(2),
      }),
    )
    .default([]),
}) satisfies z.ZodType<BooksToLoad>;
