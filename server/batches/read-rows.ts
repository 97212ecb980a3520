import type { InvoiceKey } from "#domain/invoice.ts";
import { businessDateOf } from "#domain/period.ts";
import type { Problem } from "#domain/problem.ts";
import type { TableRow } from "#domain/table/read-rows.ts";
import { recoverNumbers } from "#server/batches/recover-numbers.ts";
import { carriedKinds } from "#server/bureau/connectors.ts";
import { waysOf } from "#server/bureau/ways-of.ts";
import type { Tx } from "#server/db.ts";
import { askAbout } from "#server/reading/ask-about.ts";
import type { RowGround, RowReading } from "#server/reading/read-row.ts";
import { readingOf } from "#server/reading/reading-of.ts";
import type { Answer, Ask } from "#server/reading/thread-messages.ts";
import { findKnown } from "#server/submissions/find-known.ts";

export type ReadRow = RowReading;

/** The first row of an invoice; `spread` once a later one has shown that it is only a part of it. */
type Earlier = { readonly rowNumber: number; readonly total: bigint | null; readonly spread: boolean };

/**
 * Reads a few rows of a batch anew, as `expandBatch` reads a whole file: what our ledger knows fills what a row leaves
 * out; a row that doubles an earlier one, an open submission or what the bureau holds says so instead of being sent.
 */
export async function readRows(
  tx: Tx,
  merchantId: string,
  batchId: bigint,
  rows: readonly TableRow[],
  now: Date,
): Promise<ReadRow[]> {
  const ground = await groundOf(tx, merchantId, now);
  const about = await knownAbout(tx, merchantId, askAbout(rows));
  const readings = rows.flatMap((row) => readingOf(row, ground, about) ?? []);
  const earlier = await earlierRows(
    tx,
    merchantId,
    batchId,
    readings.flatMap(({ key }) => key ?? []),
  );
  return readings.map((reading) => {
    const { key, rowNumber, total } = reading;
    if (key === null) return reading;
    const first = earlier.get(key);
    const read = first ? readBeside(reading, first) : reading;
    const spread = read.problems.some(({ code }) => code === "SEVERAL_ROWS_ONE_INVOICE");
    earlier.set(key, first ? { ...first, spread: first.spread || spread } : { rowNumber, total, spread });
    return read;
  });
}

/** Whose rows they are, by the day. */
export async function groundOf(tx: Tx, merchantId: string, now: Date): Promise<RowGround> {
  const merchant = await tx.merchant.findUniqueOrThrow({ where: { id: merchantId } });
  const { taxpayerId, name } = merchant;
  const kinds = carriedKinds(waysOf(merchant));
  return { merchantTaxpayerId: taxpayerId, merchantName: name, today: businessDateOf(now), kinds };
}

/** What is known of rows before they are read: both books, the submissions, and what their lost numbers were. */
export async function knownAbout(tx: Tx, merchantId: string, { keys, lost }: Ask): Promise<Omit<Answer, "today">> {
  const recoveries = await recoverNumbers(tx, merchantId, lost);
  const found = [...recoveries.values()].flatMap((recovery) => ("number" in recovery ? recovery.number : []));
  return { known: await findKnown(tx, merchantId, [...new Set([...keys, ...found])]), recoveries };
}

function readBeside(reading: ReadRow, first: Earlier): ReadRow {
  const several = severalRowProblems(reading, first);
  if (several.length > 0) {
    const problems = [...reading.problems, ...several];
    return { ...reading, outcome: "NEEDS_FIX", problems, duplicateOf: null };
  }
  if (reading.outcome === "NEEDS_FIX") return reading;
  return { ...reading, outcome: "DUPLICATE", duplicateOf: { kind: "row", row: first.rowNumber } };
}

/** A line-level list says one invoice in several rows: none of them is the whole invoice, so none may be sent. */
function severalRowProblems({ content, total, key }: ReadRow, first: Earlier): Problem[] {
  if (content === null || (first.total === total && !first.spread)) return [];
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
