import { z } from "zod";
import type { InvoiceKey } from "#domain/invoice.ts";
import { parseYuan, yuanText } from "#domain/money.ts";
import type { HeldInvoice, Reply } from "#domain/reply.ts";

/** A row of `package_answer`: what a file of the bureau's says of one invoice of a package. */
export type StoredAnswer = {
  readonly invoiceKey: InvoiceKey;
  readonly fileSha256: string;
  readonly readAt: Date;
  readonly kind: "accepted" | "rejected" | "duplicate" | "found" | "absent";
  readonly code: string;
  readonly message: string;
  readonly facts: AnswerFacts;
};

const fen = z.string().transform((text) => parseYuan(text) ?? 0n);
const heldSchema = z.object({
  key: z.string(),
  kind: z.string(),
  issuedOn: z.string(),
  buyerTaxpayerId: z.string(),
  buyerName: z.string(),
  amount: fen,
  tax: fen,
  total: fen,
  status: z.enum(["normal", "void", "reversed", "partly-reversed"]),
});
const instant = z.iso.datetime().transform((text) => new Date(text));

/** `row` of the file and 处理时间; the bureau's record of what is `found`; up to when its list of what is `absent` is complete. */
export const answerFactsSchema = z.object({
  row: z.number().optional(),
  at: instant.optional(),
  held: heldSchema.optional(),
  watermark: instant.optional(),
});
export type AnswerFacts = z.output<typeof answerFactsSchema>;
export type AnswerFactsJson = z.input<typeof answerFactsSchema>;

export function answerFactsJson({ row, at, held, watermark }: AnswerFacts): AnswerFactsJson {
  return {
    ...(row !== undefined && { row }),
    ...(at && { at: at.toISOString() }),
    ...(held && { held: heldJson(held) }),
    ...(watermark && { watermark: watermark.toISOString() }),
  };
}

function heldJson(held: HeldInvoice): NonNullable<AnswerFactsJson["held"]> {
  return { ...held, amount: yuanText(held.amount), tax: yuanText(held.tax), total: yuanText(held.total) };
}

/** What an answer read back says in the words every way speaks. */
export function replyOf({ kind, code, message, facts }: StoredAnswer): Reply {
  switch (kind) {
    case "accepted":
      return { kind, warnings: [], bureauTime: facts.at ?? null };
    case "rejected":
      return { kind, code, message };
    case "duplicate":
      return { kind, message };
    case "found":
      return facts.held ? { kind, held: facts.held } : { kind: "told-to-wait", retryAfterSeconds: null };
    case "absent":
      return { kind, watermark: facts.watermark ?? null };
  }
}
