import type { InvoiceKey } from "#domain/invoice.ts";
import type { BusinessDate } from "#domain/period.ts";
import type { Problem } from "#domain/problem.ts";
import type { HeldInvoice } from "#domain/reply.ts";

/** What a file brought back from the bureau says of the invoices it was asked about. */
export type AnswerFile = {
  /** `result`: what became of a hand-in. `export`: the bureau's list of all invoices. */
  readonly kind: "result" | "export";
  /** Every 受理流水号 that stands in it. */
  readonly acceptanceNumbers: readonly string[];
  /** 导出时间 where it says so: up to there the list is complete. */
  readonly exportedAt: Date | null;
  /** The 开票日期 the list was asked for, where it says so. */
  readonly span: Span | null;
  /** One for each invoice that was asked about and stands in it. */
  readonly answers: readonly ReadAnswer[];
  /** Every invoice of an export, whoever issued it; null where it is none, or where not every row could be read. */
  readonly listed: readonly ListedInvoice[] | null;
  /** Rows of other invoices: how many, and which come first. */
  readonly others: {
    readonly count: number;
    readonly first: readonly { readonly row: number; readonly key: string }[];
  };
  /** Rows that could not be read; they answer nothing. */
  readonly damaged: readonly DamagedRow[];
};

export type ListedInvoice = HeldInvoice & { readonly sellerTaxpayerId: string };
export type Span = { readonly from: BusinessDate; readonly to: BusinessDate };
export type DamagedRow = { readonly row: number; readonly problem: Problem };

export type ReadAnswer = {
  readonly key: InvoiceKey;
  /** As a spreadsheet counts. */
  readonly row: number;
  /** `processing`: the bureau is still at it, which answers nothing. */
  readonly kind: "accepted" | "rejected" | "duplicate" | "processing" | "found";
  readonly code: string;
  /** The bureau's own words. */
  readonly message: string;
  /** 处理时间. */
  readonly at: Date | null;
  /** The bureau's record, where it is `found`. */
  readonly held: HeldInvoice | null;
};
