import { type Deadline, type DueExtension, deadlineOf, firstDayInTime } from "#domain/deadline.ts";
import type { InvoiceKind } from "#domain/invoice-kind.ts";
import type { MissingCause } from "#domain/missing-cause.ts";
import { magnitude } from "#domain/money.ts";
import { type BusinessDate, businessDateOf } from "#domain/period.ts";
import { monthNumber } from "#domain/risk.ts";
import type { Standing } from "#domain/standing.ts";
import { type Difference, isOpen, type SubmissionState } from "#domain/submission.ts";
import { connectorFor } from "#server/bureau/connectors.ts";
import { waysOf } from "#server/bureau/ways-of.ts";
import type { ApiContext, ReaderContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { dueExtensions } from "#server/incidents/due-extensions.ts";
import { lackGround } from "#server/missing/lack-in-sql.ts";
import { type MissingFilter, missingCondition } from "#server/missing/missing-filter.ts";
import { type NextStep, nextStepOf } from "#server/missing/next-step.ts";
import { monthInSql, type RiskPlace, riskStretches, sizeInSql } from "#server/missing/risk-order.ts";

/** One invoice of the missing list, with why, what next and by when. Money in fen. */
export type MissingInvoice = {
  readonly key: string;
  readonly kind: InvoiceKind;
  readonly issuedOn: BusinessDate;
  readonly buyerName: string;
  readonly buyerTaxpayerId: string;
  readonly amount: bigint;
  readonly tax: bigint;
  readonly total: bigint;
  readonly standing: Standing;
  readonly cause: MissingCause | null;
  readonly differences: readonly Difference[];
  readonly deadline: Deadline;
  readonly next: NextStep;
  readonly last: {
    readonly id: string;
    readonly state: SubmissionState;
    readonly verdictMessage: string | null;
  } | null;
};

/** A page by keyset: a place is what its first or last row is ordered by, so page 380 costs what page 1 does. */
export type Place = { readonly after: string } | { readonly before: string } | null;
export type MissingPage = {
  readonly rows: readonly MissingInvoice[];
  readonly before: string | null;
  readonly after: string | null;
};

export const missingPageSize = 50;

/** The most pressing first (`domain/risk.ts`), or the oldest where the filter asks for that. */
export async function listMissing(
  context: ReaderContext | ApiContext<"missing:read">,
  filter: MissingFilter,
  place: Place,
  now: Date,
): Promise<MissingPage> {
  const backwards = place !== null && "before" in place;
  const today = businessDateOf(now);
  const { found, extensions } = await inTransaction(context, async (tx) => {
    const extensions = await dueExtensions(tx, context.merchantId);
    const ground = filter.lack ? await lackGround(tx, context.merchantId, now) : null;
    const condition = missingCondition(context.merchantId, filter, ground);
    const limit = missingPageSize + 1;
    const found =
      filter.order === "date"
        ? await select(tx, condition, place, limit)
        : await selectByRisk(tx, condition, place, limit, firstDayInTime(today, extensions));
    return { found, extensions };
  });
  const more = found.length > missingPageSize;
  const page = found.slice(0, missingPageSize);
  if (backwards) page.reverse();
  const rows = page.map((row) => missingInvoice(row, today, extensions));
  const nameOf = filter.order === "date" ? placeOf : riskPlaceOf;
  const first = rows[0];
  const last = rows.at(-1);
  return {
    rows,
    before: first && (backwards ? more : place !== null) ? nameOf(first) : null,
    after: last && (backwards || more) ? nameOf(last) : null,
  };
}

export type MissingRow = {
  key: string;
  kind: InvoiceKind;
  issued_on: string;
  buyer_name: string;
  buyer_taxpayer_id: string;
  amount: bigint;
  tax: bigint;
  total: bigint;
  standing: Standing;
  cause: MissingCause | null;
  differences: Difference[] | null;
  ways: string[];
  last_id: bigint | null;
  last_state: SubmissionState | null;
  verdict_message: string | null;
};

/** The rows behind a page or an export, oldest first: what was issued first runs out first. */
export async function select(tx: Tx, condition: Prisma.Sql, place: Place, limit: number): Promise<MissingRow[]> {
  const backwards = place !== null && "before" in place;
  const [issuedOn, key] = parsePlace(place);
  const from =
    place === null
      ? Prisma.sql`TRUE`
      : backwards
        ? Prisma.sql`(ledger.issued_on, ledger.key) < (${issuedOn}::date, ${key})`
        : Prisma.sql`(ledger.issued_on, ledger.key) > (${issuedOn}::date, ${key})`;
  const order = backwards
    ? Prisma.sql`ledger.issued_on DESC, ledger.key DESC`
    : Prisma.sql`ledger.issued_on, ledger.key`;
  return rowsIn(tx, Prisma.sql`${condition} AND ${from}`, order, limit);
}

/** The same, the most pressing first: stretch after stretch until there are enough. */
async function selectByRisk(
  tx: Tx,
  condition: Prisma.Sql,
  place: Place,
  limit: number,
  firstInTime: BusinessDate,
): Promise<MissingRow[]> {
  const backwards = place !== null && "before" in place;
  const order = backwards
    ? Prisma.sql`${monthInSql} DESC, ${sizeInSql} DESC, ledger.key DESC`
    : Prisma.sql`${monthInSql}, ${sizeInSql}, ledger.key`;
  const rows: MissingRow[] = [];
  for (const stretch of riskStretches(firstInTime, parseRiskPlace(place), backwards)) {
    if (rows.length === limit) break;
    rows.push(...(await rowsIn(tx, Prisma.sql`${condition} AND ${stretch}`, order, limit - rows.length)));
  }
  return rows;
}

/** Only what stands on the page is joined to what else is known of it. */
function rowsIn(tx: Tx, condition: Prisma.Sql, order: Prisma.Sql, limit: number): Promise<MissingRow[]> {
  return tx.$queryRaw<MissingRow[]>`
    SELECT page.*, merchant.ways, last.id AS last_id, last.state AS last_state, last.verdict_message
    FROM (
      SELECT merchant_id, key, kind, issued_on::text, buyer_name, buyer_taxpayer_id, amount, tax, total, standing, cause, differences,
        last_submission_id, row_number() OVER (ORDER BY ${order}) AS rank
      FROM issued_invoice ledger WHERE ${condition} ORDER BY ${order} LIMIT ${limit}
    ) AS page
    JOIN merchant ON merchant.id = page.merchant_id
    LEFT JOIN submission last ON last.merchant_id = page.merchant_id AND last.id = page.last_submission_id
    ORDER BY page.rank`;
}

export function missingInvoice(
  row: MissingRow,
  today: BusinessDate,
  extensions: readonly DueExtension[],
): MissingInvoice {
  const onItsWay = row.last_state !== null && isOpen(row.last_state);
  const carried = connectorFor(row.kind, waysOf(row)) !== null;
  return {
    key: row.key,
    kind: row.kind,
    issuedOn: row.issued_on,
    buyerName: row.buyer_name,
    buyerTaxpayerId: row.buyer_taxpayer_id,
    amount: row.amount,
    tax: row.tax,
    total: row.total,
    standing: row.standing,
    cause: row.cause,
    differences: row.differences ?? [],
    deadline: deadlineOf(row.issued_on, today, extensions),
    next: nextStepOf({ standing: row.standing, cause: row.cause, carried, onItsWay }),
    last:
      row.last_id && row.last_state
        ? { id: String(row.last_id), state: row.last_state, verdictMessage: row.verdict_message }
        : null,
  };
}

export function placeOf({ issuedOn, key }: { issuedOn: string; key: string }): string {
  return `${issuedOn}.${key}`;
}

function riskPlaceOf({ issuedOn, total, key }: MissingInvoice): string {
  return `${monthNumber(issuedOn)}.${magnitude(total)}.${key}`;
}

function parseRiskPlace(place: Place): RiskPlace | null {
  const match = /^(\d{5})\.(\d{1,18})\.(\d{18,20})$/.exec(textOf(place));
  if (!match) return null;
  const [, month, size = "0", key = ""] = match;
  return { month: Number(month), size: -BigInt(size), key };
}

/** A place from an address is anybody's text: what does not read as one means the first page. */
function parsePlace(place: Place): [string, string] {
  const match = /^(\d{4}-\d{2}-\d{2})\.(\d{18,20})$/.exec(textOf(place));
  return match ? [match[1] ?? "", match[2] ?? ""] : ["0001-01-01", ""];
}

function textOf(place: Place): string {
  if (place === null) return "";
  return "before" in place ? place.before : place.after;
}
