import type { Invoice, InvoiceKey } from "#domain/invoice.ts";
import type { InvoiceKind } from "#domain/invoice-kind.ts";
import type { BusinessDate } from "#domain/period.ts";
import type { HeldInvoice, Knock, Reply } from "#domain/reply.ts";

/** Every way to the bureau there is, in the order in which they are preferred. */
export const connectorNames = ["leqi", "baiwang", "package"] as const;
export type HouseWay = (typeof connectorNames)[number];
/** The one way of practice merchants: a sandbox, and nobody else's way (`keep-apart.ts`). */
export const practiceWay = "practice";
export const everyWay = [...connectorNames, practiceWay] as const;
export type ConnectorName = (typeof everyWay)[number];

/** One way to the bureau. Never throws for what the bureau or the network does: that is a Reply. */
export type Bureau = {
  readonly name: ConnectorName;
  /** `wire`: the worker knocks. `by-hand`: a person carries a file there and brings the answer back. */
  readonly carriage: "wire" | "by-hand";
  /** Invoices a `send` may carry at most. */
  readonly sendLimit: number;
  readonly carries: (kind: InvoiceKind) => boolean;
  /** Kinds of which `pull` can say what the bureau holds. */
  readonly lists: (kind: InvoiceKind) => boolean;
  /** Hands in invoices under one call, or not at all once it is past `notAfter`; one reply for each key. */
  readonly send: (
    party: Party,
    invoices: readonly Invoice[],
    notAfter?: Date,
  ) => Promise<Exchange<ReadonlyMap<InvoiceKey, Reply>>>;
  /** The result of what was received under an acceptance number; one reply for each key asked for. */
  readonly poll: (
    party: Party,
    acceptanceNumber: string,
    keys: readonly InvoiceKey[],
  ) => Promise<Exchange<ReadonlyMap<InvoiceKey, Reply>>>;
  /** Whether the bureau has one invoice, and with what values: `found`, `absent` or a failure to ask. */
  readonly check: (
    party: Party,
    invoice: Pick<Invoice, "kind" | "number" | "code" | "issuedOn">,
  ) => Promise<Exchange<Reply>>;
  /** The bureau's own list of what this merchant issued between two dates, in pages. */
  readonly pull: (party: Party, from: BusinessDate, to: BusinessDate) => AsyncIterable<Pulled>;
  /** A harmless request: does the interface answer, and how fast? */
  readonly probe: (party: Party) => Promise<Exchange<Reply>>;
};

/** On whose behalf. */
export type Party = { readonly merchantId: string; readonly taxpayerId: string };

/** What one HTTP exchange left behind, with our reading of it. */
export type Exchange<T> = { readonly reading: T; readonly record: ExchangeRecord };

export type ExchangeRecord = {
  readonly connector: ConnectorName;
  readonly operation: Operation;
  readonly traceId: string;
  readonly sentAt: Date;
  readonly repliedAt: Date | null;
  /** The bureau's own clock (`Date` header), where it gave one. */
  readonly bureauTime: Date | null;
  readonly status: number | null;
  readonly requestBody: Uint8Array;
  readonly replyHeaders: Readonly<Record<string, string>>;
  /** As received; at most the first 4 KB when it could not be read. */
  readonly replyBody: Uint8Array;
  /** The reading in one word, for logs and the transfer log. */
  readonly outcome: Reply["kind"] | "list";
};

export type Operation = Knock | "pull" | "probe";

export type Pulled =
  | { readonly kind: "page"; readonly held: readonly HeldInvoice[]; readonly record: ExchangeRecord }
  /** The list is whole, and complete up to here. */
  | { readonly kind: "complete"; readonly watermark: Date; readonly record: ExchangeRecord }
  /** The list ended early; what came before is still true. */
  | { readonly kind: "broken"; readonly reply: Reply; readonly record: ExchangeRecord };
