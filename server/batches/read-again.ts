import { type InvoiceKey, invoiceKey } from "#domain/invoice.ts";
import type { Problem, Repair } from "#domain/problem.ts";
import { lineGatherer } from "#domain/table/gather-lines.ts";
import { rowUnder, type TableRow } from "#domain/table/read-rows.ts";
import type { Review } from "#server/batches/lock-review.ts";
import { type ReadRow, readRows } from "#server/batches/read-rows.ts";
import { recoverNumbers } from "#server/batches/recover-numbers.ts";
import { writeAgain } from "#server/batches/write-again.ts";
import type { Tx } from "#server/db.ts";
import { lostNumberOf } from "#server/reading/recover-number.ts";

/** A row as it is kept; `cells` as they now stand. */
type KeptRow = {
  readonly rowNumber: number;
  readonly outcome: string;
  readonly partOf: number | null;
  readonly cells: string[];
  readonly isMended: boolean;
  readonly key: InvoiceKey | null;
  readonly problems: readonly Problem[] | null;
};
/** How far an invoice and its neighbours may reach: each has 2,000 lines at most. */
const farthest = 6_000;
type Span = { readonly low: number; readonly high: number };

/**
 * Reads rows again whose cells, or whose neighbours, have changed: their lines are gathered anew, and so is every
 * row that doubled one of them or that one of them now doubles. Nobody else's rows are touched.
 * @param left keys the touched rows no longer have, where that cannot be seen from the rows themselves
 * @returns the numbers of all rows that were written
 */
export async function readAgain(
  tx: Tx,
  merchantId: string,
  review: Review,
  touched: readonly number[],
  left: readonly InvoiceKey[],
  now: Date,
): Promise<number[]> {
  if (touched.length === 0) return [];
  const around = await rowsIn(tx, merchantId, review, await spansAround(tx, merchantId, review, touched));
  const changed = changedInvoices(gatherIn(review, around), new Set(touched));
  const keys = [...left, ...(await keysOf(tx, merchantId, changed))];
  const doubles = gatherIn(review, await rowsSharing(tx, merchantId, review, keys, changed));
  const all = [...changed, ...doubles].toSorted((one, other) => one.row.rowNumber - other.row.rowNumber);
  await forgetKeys(tx, merchantId, review, all);
  const whole = all.flatMap(({ row, kept }) =>
    row.kind === "data" ? [{ ...row, problems: [...keptFaults(kept), ...row.problems] }] : [],
  );
  const read = await readWhole(tx, merchantId, review, whole, now);
  const parts = all.flatMap(({ row }) => (row.partOf === null ? [] : { rowNumber: row.rowNumber, partOf: row.partOf }));
  await writeAgain(tx, merchantId, review.id, takeBackSpread(read), parts);
  return all.map(({ row }) => row.rowNumber);
}

type Reread = { readonly row: TableRow; readonly kept: KeptRow };

/** What the rows were known by, and what they will be: a number that Excel destroyed may be found in the ledger. */
async function keysOf(tx: Tx, merchantId: string, rows: readonly Reread[]): Promise<InvoiceKey[]> {
  const lost = rows.flatMap(({ row }) => (row.kind === "data" ? (lostNumberOf(row) ?? []) : []));
  const found = [...(await recoverNumbers(tx, merchantId, lost)).values()];
  const keys = new Set(rows.flatMap(({ row, kept }) => [invoiceKey(row.draft), kept.key ?? ""]));
  for (const recovery of found) if ("number" in recovery) keys.add(recovery.number);
  keys.delete("");
  return [...keys];
}

/** A number found for one row that another row says as well is given back: it is not certain whose it was. */
async function readWhole(
  tx: Tx,
  merchantId: string,
  review: Review,
  rows: readonly TableRow[],
  now: Date,
): Promise<ReadRow[]> {
  const read = await readRows(tx, merchantId, review.id, rows, now);
  const said = Map.groupBy(read, ({ key }) => key);
  const claimed = read.filter((row) => foundNumber(row) && said.get(row.key)?.length !== 1);
  if (claimed.length === 0) return read;
  const given = new Set(claimed.map(({ rowNumber }) => rowNumber));
  const others = rows.filter(({ rowNumber }) => !given.has(rowNumber));
  return [...(await readRows(tx, merchantId, review.id, others, now)), ...claimed.map(givenBack)];
}

function foundNumber({ repairs }: ReadRow): Repair | undefined {
  return repairs.find(({ code }) => code === "RECOVERED_FROM_LEDGER");
}

function givenBack(row: ReadRow): ReadRow {
  const found = foundNumber(row);
  const problem: Problem = {
    code: "NUMBER_RECOVERY_CLAIMED",
    severity: "reject",
    field: "number",
    value: found?.raw ?? "",
  };
  return {
    ...row,
    outcome: "NEEDS_FIX",
    key: null,
    content: null,
    total: null,
    duplicateOf: null,
    problems: [...row.problems, problem],
    repairs: row.repairs.filter((repair) => repair !== found),
  };
}

/**
 * From the invoice before a touched one to the invoice after it, for lines may now belong to either. Where a table has
 * no column for lines, a row is an invoice and its neighbours do not matter.
 */
async function spansAround(tx: Tx, merchantId: string, review: Review, touched: readonly number[]): Promise<Span[]> {
  if (review.header.columns.itemName === undefined) return touched.map((number) => ({ low: number, high: number }));
  const [from, to] = [Math.min(...touched) - farthest, Math.max(...touched) + farthest];
  // The planner knows none of these lists by statistics; nested, their joins would be rows times rows.
  await tx.$executeRaw`SET LOCAL enable_nestloop = off`;
  const spans = await tx.$queryRaw<Span[]>`
    WITH kept AS (
      SELECT row_number, coalesce(part_of, row_number) AS first FROM batch_row
      WHERE merchant_id = ${merchantId}::uuid AND batch_id = ${review.id} AND row_number BETWEEN ${from} AND ${to}
        AND (outcome <> 'REMOVED' OR row_number IN (SELECT unnest(${[...touched]}::int[])))
    ), invoice AS (SELECT first, max(row_number) AS last FROM kept GROUP BY first
    ), beside AS (
      SELECT first, last, lag(first) OVER (ORDER BY first) AS before, lead(last) OVER (ORDER BY first) AS after FROM invoice
    )
    SELECT coalesce(before, first) AS low, coalesce(after, last) AS high FROM beside
    WHERE first IN (SELECT kept.first FROM unnest(${[...touched]}::int[]) AS touched (number) JOIN kept ON kept.row_number = touched.number)`;
  await tx.$executeRaw`SET LOCAL enable_nestloop = on`;
  return joined(spans);
}

function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.low - other.low)) {
    const last = result.at(-1);
    if (last && span.low <= last.high + 1)
      result[result.length - 1] = { low: last.low, high: Math.max(last.high, span.high) };
    else result.push(span);
  }
  return result;
}

async function rowsIn(tx: Tx, merchantId: string, review: Review, spans: readonly Span[]): Promise<KeptRow[]> {
  const numbers = spans.flatMap(({ low, high }) => Array.from({ length: high - low + 1 }, (_, place) => low + place));
  return tx.$queryRaw<KeptRow[]>`
    SELECT row_number AS "rowNumber", outcome, part_of AS "partOf", invoice_key AS key, problems,
      CASE WHEN cardinality(mended) > 0 THEN mended ELSE cells END AS cells, cardinality(mended) > 0 AS "isMended"
    FROM unnest(${numbers}::int[]) AS asked (number)
    JOIN batch_row ON merchant_id = ${merchantId}::uuid AND batch_id = ${review.id} AND row_number = asked.number
    ORDER BY row_number`;
}

/** Rows that say the key of one read again, with the lines of their invoices. */
async function rowsSharing(
  tx: Tx,
  merchantId: string,
  review: Review,
  keys: readonly InvoiceKey[],
  known: readonly Reread[],
): Promise<KeptRow[]> {
  const sharing = await tx.$queryRaw<{ number: number }[]>`
    SELECT row.row_number AS number FROM unnest(${[...keys]}::text[]) AS asked (key)
    JOIN batch_row row ON row.merchant_id = ${merchantId}::uuid AND row.batch_id = ${review.id} AND row.invoice_key = asked.key
    WHERE row.outcome IN ('READY', 'NEEDS_FIX', 'DUPLICATE')`;
  const isKnown = new Set(known.map(({ row }) => row.rowNumber));
  const numbers = sharing.flatMap(({ number }) => (isKnown.has(number) ? [] : [number]));
  if (numbers.length === 0) return [];
  return tx.$queryRaw<KeptRow[]>`
    SELECT row_number AS "rowNumber", outcome, part_of AS "partOf", invoice_key AS key, problems,
      CASE WHEN cardinality(mended) > 0 THEN mended ELSE cells END AS cells, cardinality(mended) > 0 AS "isMended"
    FROM batch_row WHERE merchant_id = ${merchantId}::uuid AND batch_id = ${review.id}
      AND (row_number = ANY(${numbers}::int[]) OR part_of = ANY(${numbers}::int[]))
    ORDER BY row_number`;
}

/** What has been taken out is not there; a row that was never kept (blank, a total) parts what stands around it. */
function gatherIn({ header, sheetStarts }: Review, rows: readonly KeptRow[]): Reread[] {
  const readRow = rowUnder(header);
  const gatherer = lineGatherer(header);
  const starts = new Set(sheetStarts);
  const gathered: TableRow[] = [];
  let before: number | null = null;
  for (const row of rows) {
    const { rowNumber } = row;
    if (before !== null && (rowNumber > before + 1 || starts.has(rowNumber))) gathered.push(...gatherer.end());
    before = rowNumber;
    if (row.outcome === "REMOVED") continue;
    gathered.push(...gatherer.take([{ ...readRow([...row.cells], rowNumber), kind: "data" }]));
  }
  gathered.push(...gatherer.end());
  const kept = new Map(rows.map((row) => [row.rowNumber, row]));
  return gathered.flatMap((row) => {
    const one = kept.get(row.rowNumber);
    return one ? [{ row, kept: one }] : [];
  });
}

/** Every invoice that gained, lost or changed a line. */
function changedInvoices(gathered: readonly Reread[], touched: ReadonlySet<number>): Reread[] {
  const firsts = new Set<number>();
  for (const { row, kept } of gathered) {
    if (!touched.has(row.rowNumber) && row.partOf === kept.partOf) continue;
    firsts.add(row.partOf ?? row.rowNumber);
    firsts.add(kept.partOf ?? row.rowNumber);
  }
  return gathered.filter(({ row }) => firsts.has(row.partOf ?? row.rowNumber));
}

/** So that rows that are read again find each other in the order of the file, and not themselves. */
async function forgetKeys(tx: Tx, merchantId: string, review: Review, rows: readonly Reread[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE batch_row SET invoice_key = NULL WHERE merchant_id = ${merchantId}::uuid AND batch_id = ${review.id}
      AND row_number = ANY(${rows.map(({ row }) => row.rowNumber)}::int[])`;
}

/** What only the file's text has shown: stray quotes, until a person has seen to the row; lost characters, while there are any. */
function keptFaults({ problems, isMended, cells }: KeptRow): Problem[] {
  const hasLost = cells.some((cell) => cell.includes("\uFFFD"));
  return (problems ?? []).filter(
    ({ code, field }) =>
      (code === "ROW_MISQUOTED" && !isMended) || (code === "TEXT_UNREADABLE" && field === "row" && hasLost),
  );
}

/** An invoice that turns out to stand in several rows is taken back as a whole: its first row, and what looked like its doubles. */
function takeBackSpread(rows: readonly ReadRow[]): ReadRow[] {
  const spread = new Map<InvoiceKey, { problem: Problem; rowNumber: number }>();
  for (const { key, problems, rowNumber } of rows) {
    const problem = problems.find(({ code }) => code === "SEVERAL_ROWS_ONE_INVOICE");
    if (key && problem && !spread.has(key)) spread.set(key, { problem, rowNumber });
  }
  return rows.map((row) => {
    const told = row.key ? spread.get(row.key) : undefined;
    const isTaken = row.outcome === "READY" || (row.outcome === "DUPLICATE" && row.duplicateOf?.kind === "row");
    if (!told || !isTaken) return row;
    const problem = { ...told.problem, facts: { row: String(told.rowNumber) } };
    return { ...row, outcome: "NEEDS_FIX", duplicateOf: null, problems: [...row.problems, problem] };
  });
}
