import type { Fen } from "./money.ts";
import type { BusinessDate } from "./period.ts";

/** One invoice as the bureau's books hold it. */
export type HeldInvoice = {
  readonly key: string;
  readonly kind: string;
  readonly issuedOn: BusinessDate;
  readonly buyerTaxpayerId: string;
  readonly buyerName: string;
  readonly amount: Fen;
  readonly tax: Fen;
  readonly total: Fen;
  readonly status: HeldStatus;
};

/** 发票状态 01–04 of the bureau's lists. */
export type HeldStatus = "normal" | "void" | "reversed" | "partly-reversed";

/** Why nothing usable came back although the request may have arrived. */
export type LossCause = "timeout" | "reset" | "server-error" | "garbage" | "too-large" | "redirect";
/** Why the request certainly never arrived. */
export type UnsentCause = "dns" | "refused" | "unreachable" | "tls";

/**
 * All a bureau can answer about one submission, silence included: a closed set. Nothing else reaches the rules.
 * `lost` is the only one after which nobody knows whether the invoice went in.
 */
export type Reply =
  | { readonly kind: "received"; readonly acceptanceNumber: string }
  /** It lies in a numbered file that a person has to hand in. */
  | { readonly kind: "packed" }
  | { readonly kind: "processing" }
  | { readonly kind: "accepted"; readonly warnings: readonly string[]; readonly bureauTime: Date | null }
  | { readonly kind: "rejected"; readonly code: string; readonly message: string }
  | { readonly kind: "duplicate"; readonly message: string }
  | { readonly kind: "result-expired" }
  | { readonly kind: "found"; readonly held: HeldInvoice }
  | { readonly kind: "absent"; readonly watermark: Date | null }
  | { readonly kind: "told-to-wait"; readonly retryAfterSeconds: number | null }
  | { readonly kind: "refused-us"; readonly status: number }
  | { readonly kind: "not-sent"; readonly cause: UnsentCause }
  | { readonly kind: "lost"; readonly cause: LossCause }
  | { readonly kind: "unknown-code"; readonly code: string; readonly message: string };

export type ReplyKind = Reply["kind"];

/** What a knock at the bureau's door is for. Only `send` can have an effect there. */
export type Knock = "send" | "poll" | "check";
