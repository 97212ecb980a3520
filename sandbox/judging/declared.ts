import type { InvoiceKind } from "#domain/invoice-kind.ts";
import type { Fen } from "#domain/money.ts";

/** What is asked of the bureau about an invoice: to enter it as issued, or as voided. */
export type Act = "upload" | "void";

/** An invoice as it is declared to the bureau, whichever way it comes. What could not be read is null. */
export type Declared = {
  readonly act: Act;
  readonly key: string;
  readonly kind: InvoiceKind;
  /** `YYYY-MM-DD HH:mm:ss`. */
  readonly issuedAt: string | null;
  /** The same; null as well for what is not voided. */
  readonly voidedAt: string | null;
  readonly seller: Party;
  readonly buyer: Party;
  readonly amount: Fen | null;
  readonly tax: Fen | null;
  readonly total: Fen | null;
  readonly isRed: boolean;
  /** The invoice that a red one reverses: 20 digits, or code and number; may be empty on a 专票 of 税控. */
  readonly blueNumber: string;
  /** 确认单编号 (20 digits) or 信息表编号 (16 digits). */
  readonly confirmationNumber: string;
  readonly lines: readonly DeclaredLine[];
};

export type Party = { readonly taxpayerId: string; readonly name: string };

export type DeclaredLine = {
  readonly name: string;
  readonly classification: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly amount: Fen | null;
  readonly tax: Fen | null;
  /** In millionths; null: printed in words or not at all, so that no tax can be reckoned. */
  readonly rate: bigint | "unreadable" | null;
  readonly nature: "normal" | "discount" | "discounted" | "unreadable";
};

/** `0.13` → 130000; the wires' rates have at most six decimals. */
export function rateOf(text: string): bigint | "unreadable" {
  const [, whole = "", decimals = ""] = /^(\d)(?:\.(\d{1,6})0*)?$/.exec(text) ?? [];
  return whole === "" ? "unreadable" : BigInt(whole) * 1_000_000n + BigInt(decimals.padEnd(6, "0"));
}
