import type { RowOutcome } from "#domain/batch.ts";
import { type InvoiceKey, type InvoiceText, invoiceKey, invoiceText } from "#domain/invoice.ts";
import { businessDateOf } from "#domain/period.ts";
import { isSendable, type Problem, type Repair } from "#domain/problem.ts";
import { type InvoiceReading, type ReadingGround, readInvoice } from "#domain/read-invoice.ts";
import type { TableRow } from "#domain/table/read-rows.ts";
import { connectorFor } from "#server/bureau/connectors.ts";
import type { Tx } from "#server/db.ts";
import { answersWithoutSending } from "#server/submissions/submit-invoices.ts";

/** One row of a file with what is to become of it. `total` in fen; null where no invoice could be read. */
export type ReadRow = {
  readonly rowNumber: number;
  readonly outcome: Extract<RowOutcome, "READY" | "NEEDS_FIX" | "DUPLICATE">;
  readonly cells: readonly string[];
  readonly key: InvoiceKey | null;
  readonly content: InvoiceText | null;
  readonly total: bigint | null;
  readonly problems: readonly Problem[];
  readonly repairs: readonly Repair[];
  readonly duplicateOf: { readonly kind: string; readonly row?: number; readonly submission?: string } | null;
};

/** The first row of an invoice; `spread` once a later one has shown that it is only a part of it. */
type Earlier = { readonly rowNumber: number; readonly total: bigint | null; readonly spread: boolean };
type Reading = { readonly row: TableRow; readonly reading: InvoiceReading };

/**
 * Reads rows as invoices of their merchant: what our ledger knows fills what a row leaves out; a row that doubles an
 * earlier one, an open submission or what the bureau holds says so instead of being sent.
 */
export async function readRows(
  tx: Tx,
  merchantId: string,
  batchId: bigint,
  rows: readonly TableRow[],
  now: Date,
): Promise<ReadRow[]> {
  const merchant = await tx.merchant.findUniqueOrThrow({ where: { id: merchantId } });
  const ground = { merchantTaxpayerId: merchant.taxpayerId, merchantName: merchant.name, today: businessDateOf(now) };
  const known = await knownInvoices(
    tx,
    merchantId,
    rows.map(({ draft }) => invoiceKey(draft)),
  );
  const readings = rows.map((row) => ({ row, reading: readInvoice(row.draft, groundFor(row, ground, known)) }));
  const keys = readings.flatMap(({ reading }) => reading.key ?? []);
  const answers = await answersWithoutSending(
    tx,
    merchantId,
    readings.flatMap(({ reading }) => reading.invoice ?? []),
  );
  const earlier = await earlierRows(tx, merchantId, batchId, keys);
  return readings.map((one) => {
    const { key } = one.reading;
    if (key === null) return readRow(one, undefined, undefined);
    const first = earlier.get(key);
    const read = readRow(one, first, answers.get(key));
    const total = one.reading.invoice?.total ?? null;
    const spread = read.problems.some(({ code }) => code === "SEVERAL_ROWS_ONE_INVOICE");
    earlier.set(
      key,
      first ? { ...first, spread: first.spread || spread } : { rowNumber: read.rowNumber, total, spread },
    );
    return read;
  });
}

function groundFor(
  { draft }: TableRow,
  ground: Omit<ReadingGround, "known">,
  known: ReadonlyMap<InvoiceKey, InvoiceText>,
): ReadingGround {
  return { ...ground, known: known.get(invoiceKey(draft)) };
}

function readRow(
  { row, reading }: Reading,
  first: Earlier | undefined,
  answer: { outcome: string; submissionId: bigint | null } | undefined,
): ReadRow {
  const { invoice } = reading;
  const problems = [
    ...row.problems,
    ...reading.problems,
    ...routeProblems(reading),
    ...severalRowProblems(reading, first),
  ];
  if (answer?.outcome === "differs")
    problems.push({ code: "HELD_WITH_OTHER_VALUES", severity: "reject", field: "number", value: reading.key ?? "" });
  const base = {
    rowNumber: row.rowNumber,
    cells: row.cells,
    key: reading.key,
    content: invoice && invoiceText(invoice),
    total: invoice?.total ?? null,
    problems,
    repairs: row.repairs,
  };
  if (invoice === null || !isSendable(problems)) return { ...base, outcome: "NEEDS_FIX", duplicateOf: null };
  if (first) return { ...base, outcome: "DUPLICATE", duplicateOf: { kind: "row", row: first.rowNumber } };
  if (answer)
    return {
      ...base,
      outcome: "DUPLICATE",
      duplicateOf: {
        kind: answer.outcome,
        ...(answer.submissionId !== null && { submission: String(answer.submissionId) }),
      },
    };
  return { ...base, outcome: "READY", duplicateOf: null };
}

function routeProblems({ invoice }: InvoiceReading): Problem[] {
  if (invoice === null || connectorFor(invoice.kind) !== null) return [];
  return [{ code: "NO_WAY_FOR_KIND", severity: "reject", field: "kind", value: invoice.kind }];
}

/** A line-level list says one invoice in several rows: none of them is the whole invoice, so none may be sent. */
function severalRowProblems({ invoice, key }: InvoiceReading, first: Earlier | undefined): Problem[] {
  if (!first || invoice === null || (first.total === invoice.total && !first.spread)) return [];
  return [
    {
      code: "SEVERAL_ROWS_ONE_INVOICE",
      severity: "reject",
      field: "number",
      value: key ?? "",
      facts: { row: String(first.rowNumber) },
    },
  ];
}

async function knownInvoices(
  tx: Tx,
  merchantId: string,
  keys: readonly string[],
): Promise<Map<InvoiceKey, InvoiceText>> {
  const rows = await tx.$queryRaw<{ key: string; content: InvoiceText }[]>`
    SELECT key, content FROM issued_invoice WHERE merchant_id = ${merchantId}::uuid AND key = ANY(${[...keys]}::text[])`;
  return new Map(rows.map(({ key, content }) => [key, content]));
}

async function earlierRows(
  tx: Tx,
  merchantId: string,
  batchId: bigint,
  keys: readonly string[],
): Promise<Map<InvoiceKey, Earlier>> {
  const rows = await tx.$queryRaw<({ key: string } & Earlier)[]>`
    SELECT invoice_key AS key, min(row_number) AS "rowNumber", (array_agg(total ORDER BY row_number))[1] AS total,
      bool_or(coalesce(problems @> '[{"code":"SEVERAL_ROWS_ONE_INVOICE"}]', false)) AS spread
    FROM batch_row
    WHERE merchant_id = ${merchantId}::uuid AND batch_id = ${batchId} AND invoice_key = ANY(${[...keys]}::text[]) GROUP BY invoice_key`;
  return new Map(rows.map(({ key, ...first }) => [key, first]));
}
