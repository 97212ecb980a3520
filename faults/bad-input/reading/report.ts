import type { InvoiceDraft, InvoiceText } from "#domain/invoice.ts";
import type { Problem, Repair } from "#domain/problem.ts";
import type { ExpectedDocument, ExpectedRow, Totals, Values } from "../bad-input.ts";

/** What came of one file. */
export type Report = {
  readonly refused: { readonly code: string; readonly facts: Readonly<Record<string, string>> } | null;
  readonly rows: readonly ExpectedRow[];
  readonly totals: Totals;
  readonly documents: readonly ExpectedDocument[];
  readonly encoding: string;
  readonly delimiter: string;
  readonly sheets: readonly string[];
  readonly extra: readonly string[];
  readonly exported: { readonly failedRows: string; readonly lists: string };
  /** Values that are not what was written and of which nothing says so. */
  readonly silent: readonly string[];
};

export type Measures = {
  /** From the first byte to the last row. */
  readonly milliseconds: number;
  /** Beyond what the process had before it began. */
  readonly peakMegabytes: number;
  /** The longest that anything else in the process had to wait. */
  readonly stallMilliseconds: number;
};

export function blankReport(): Report {
  return {
    refused: null,
    rows: [],
    totals: { data: 0, part: 0, blank: 0, footer: 0, accepted: 0, yuan: "0.00" },
    documents: [],
    encoding: "",
    delimiter: "",
    sheets: [],
    extra: [],
    exported: { failedRows: "", lists: "" },
    silent: [],
  };
}

export function repairLine({ code, field }: Repair): string {
  return `${code} ${field}`;
}

export function problemLine({ severity, code, field }: Problem): string {
  return `${severity} ${code} ${field}`;
}

/** A draft, or an invoice as text, in one flat row. */
export function valuesOf(draft: InvoiceDraft | InvoiceText): Values {
  const [line] = draft.lines;
  return {
    number: draft.number,
    code: draft.code,
    paperNumber: draft.paperNumber,
    checkCode: draft.checkCode,
    issued: `${draft.issuedOn} ${draft.issuedTime}`.trim(),
    kind: draft.kind,
    sellerId: draft.seller.taxpayerId,
    sellerName: draft.seller.name,
    buyerId: draft.buyer.taxpayerId,
    buyer: draft.buyer.name,
    amount: draft.amount,
    tax: draft.tax,
    total: draft.total,
    blueNumber: draft.red?.blueNumber ?? "",
    confirmation: draft.red?.confirmationNumber ?? "",
    drawer: draft.drawer,
    remark: draft.remark,
    item: line?.name ?? "",
    classification: line?.classification ?? "",
    specification: line?.specification ?? "",
    unit: line?.unit ?? "",
    quantity: line?.quantity ?? "",
    price: line?.unitPrice ?? "",
    rate: line?.rate ?? "",
    lines: draft.lines.map(({ amount, tax, nature }) => `${amount}/${tax}/${nature}`).join(" "),
  };
}
