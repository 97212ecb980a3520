import type { Confirmation, HeldRow, Taxpayer } from "#sandbox/books.ts";
import type { Declared } from "#sandbox/judging/declared.ts";

/** What a verdict is given on. */
export type Ground = {
  readonly now: Date;
  /** The 使用单位 that handed the invoice in; null over a way that serves every taxpayer the bureau knows. */
  readonly userId: string | null;
  readonly seller: Taxpayer | null;
  readonly confirmation: Confirmation | null;
  /** What a red invoice reverses, as far as it is held. */
  readonly blue: HeldRow | null;
};

/** Says what is wrong in the bureau's words, or null. */
export type Rule = (invoice: Declared, ground: Ground) => string | null;

export type Objection = { readonly about: "content" | "red-letter"; readonly message: string };

/** The first objection of the first rule that has one. */
export function firstObjection(rules: readonly Rule[], invoice: Declared, ground: Ground): string | null {
  for (const rule of rules) {
    const objection = rule(invoice, ground);
    if (objection !== null) return objection;
  }
  return null;
}
