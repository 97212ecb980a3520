import type { Confirmation, CreditLine, Taxpayer } from "#sandbox/books.ts";
import type { Uploaded } from "#sandbox/wire/invoice.ts";

/** What a verdict is given on. */
export type Ground = {
  readonly now: Date;
  /** The 使用单位 that handed the invoice in. */
  readonly userId: string;
  readonly seller: (Taxpayer & CreditLine) | null;
  readonly confirmation: Confirmation | null;
};

/** Says what is wrong in the bureau's words, or null. */
export type Rule = (invoice: Uploaded, ground: Ground) => string | null;
