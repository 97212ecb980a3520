import type { RowOutcome } from "#domain/batch.ts";
import { type Invoice, type InvoiceKey, type InvoiceText, invoiceText } from "#domain/invoice.ts";
import type { InvoiceKind } from "#domain/invoice-kind.ts";
import { isSendable, type Problem, type Repair } from "#domain/problem.ts";
import { type InvoiceReading, type ReadingGround, readInvoice } from "#domain/read-invoice.ts";
import { compareValues, type InvoiceValues } from "#domain/submission.ts";
import type { TableRow } from "#domain/table/read-rows.ts";

/** Whose rows are read, and for which kinds of invoice there is a way to the bureau. */
export type RowGround = Omit<ReadingGround, "known"> & { readonly kinds: readonly InvoiceKind[] };

/** What both books and the submissions say about one invoice; what they do not know is null. */
export type KnownInvoice = {
  /** Its text fields in our ledger, as JSON. */
  readonly content: string | null;
  /** Its submission on the way. */
  readonly openId: string | null;
  /** The submission the bureau accepted. */
  readonly acceptedId: string | null;
  /** As the bureau holds it, or accepted it. */
  readonly there: InvoiceValues | null;
  /** There it stands: that it was voided, if it was, the bureau has not been told. */
  readonly stands: boolean;
};

/** One row with what is to become of it. `total` in fen; null where no invoice could be read. */
export type RowReading = {
  readonly rowNumber: number;
  readonly outcome: Extract<RowOutcome, "READY" | "NEEDS_FIX" | "DUPLICATE" | "PART">;
  readonly partOf: number | null;
  readonly cells: readonly string[];
  readonly key: InvoiceKey | null;
  readonly content: InvoiceText | null;
  readonly total: bigint | null;
  readonly problems: readonly Problem[];
  readonly repairs: readonly Repair[];
  readonly duplicateOf: { readonly kind: string; readonly row?: number; readonly submission?: string } | null;
};

/**
 * One row of a file as an invoice of its merchant: what the ledger knows fills what the row leaves out, and what is on
 * its way or at the bureau already is a duplicate. The other rows of the file are not looked at.
 */
export function readRow(row: TableRow, ground: RowGround, known: KnownInvoice | undefined): RowReading {
  const { kinds, ...own } = ground;
  const inLedger: InvoiceText | undefined = known?.content ? JSON.parse(known.content) : undefined;
  const reading = readInvoice(row.draft, { ...own, known: inLedger });
  const { invoice, key } = reading;
  const answer = invoice && known ? answerTo(invoice, known, inLedger) : null;
  const problems = [...row.problems, ...reading.problems, ...routeProblems(reading, kinds)];
  if (answer?.kind === "differs")
    problems.push({ code: "HELD_WITH_OTHER_VALUES", severity: "reject", field: "number", value: key ?? "" });
  const isGood = invoice !== null && isSendable(problems);
  return {
    rowNumber: row.rowNumber,
    outcome: !isGood ? "NEEDS_FIX" : answer ? "DUPLICATE" : "READY",
    partOf: null,
    cells: row.cells,
    key,
    content: invoice && invoiceText(invoice),
    total: invoice?.total ?? null,
    problems,
    repairs: row.repairs,
    duplicateOf: isGood ? answer : null,
  };
}

const nothing = { key: null, content: null, total: null, repairs: [], duplicateOf: null };

/** One more line of the invoice in an earlier row. */
export function partOfInvoice({ rowNumber, partOf, cells }: TableRow): RowReading {
  return { rowNumber, outcome: "PART", partOf, cells, problems: [], ...nothing };
}

/** A file among others that could not be read: only that is said of it. */
export function unreadRow({ rowNumber, cells, problems }: TableRow): RowReading {
  return { rowNumber, outcome: "NEEDS_FIX", partOf: null, cells, problems, ...nothing };
}

function routeProblems({ invoice }: InvoiceReading, kinds: readonly InvoiceKind[]): Problem[] {
  if (invoice === null || kinds.includes(invoice.kind)) return [];
  return [{ code: "NO_WAY_FOR_KIND", severity: "reject", field: "kind", value: invoice.kind }];
}

type Answer = { readonly kind: "already-open" | "already-held" | "differs"; readonly submission?: string };

/** What sending it would be answered with; null where it may be sent. `submissions/submit-invoices` says it in SQL. */
function answerTo(
  invoice: Invoice,
  { openId, acceptedId, there, stands }: KnownInvoice,
  inLedger: InvoiceText | undefined,
): Answer | null {
  if (openId !== null) return { kind: "already-open", submission: openId };
  if (there === null) return null;
  if (invoice.voidedAt !== "" && !inLedger?.voidedAt && stands) return null;
  const isEqual = compareValues({ ...invoice, buyerTaxpayerId: invoice.buyer.taxpayerId }, there).length === 0;
  return { kind: isEqual ? "already-held" : "differs", ...(acceptedId !== null && { submission: acceptedId }) };
}
