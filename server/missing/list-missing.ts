import { type Deadline, deadlineOf } from "#domain/deadline.ts";
import type { InvoiceKind } from "#domain/invoice-kind.ts";
import type { MissingCause } from "#domain/missing-cause.ts";
import { type BusinessDate, businessDateOf } from "#domain/period.ts";
import type { Standing } from "#domain/standing.ts";
import { type Difference, isOpen, type SubmissionState } from "#domain/submission.ts";
import { connectorFor } from "#server/bureau/connectors.ts";
import { waysOf } from "#server/bureau/ways-of.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { type MissingFilter, missingCondition } from "#server/missing/missing-filter.ts";
import { type NextStep, nextStepOf } from "#server/missing/next-step.ts";

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

/** A page by keyset: a place is `issuedOn.key` of its first or last row, so page 380 costs what page 1 does. */
export type Place = { readonly after: string } | { readonly before: string } | null;
export type MissingPage = {
  readonly rows: readonly MissingInvoice[];
  readonly before: string | null;
  readonly after: string | null;
};

export const missingPageSize = 50;

export async function listMissing(
  context: ReaderContext,
  filter: MissingFilter,
  place: Place,
  now: Date,
): Promise<MissingPage> {
  const backwards = place !== null && "before" in place;
  const found = await inTransaction(context, (tx) =>
    select(tx, missingCondition(context.merchantId, filter), place, missingPageSize + 1),
  );
  const more = found.length > missingPageSize;
  const page = found.slice(0, missingPageSize);
  if (backwards) page.reverse();
  const rows = page.map((row) => missingInvoice(row, businessDateOf(now)));
  const first = rows[0];
  const last = rows.at(-1);
  return {
    rows,
    before: first && (backwards ? more : place !== null) ? placeOf(first) : null,
    after: last && (backwards || more) ? placeOf(last) : null,
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
  return tx.$queryRaw<MissingRow[]>`
    SELECT page.*, merchant.ways, last.id AS last_id, last.state AS last_state, last.verdict_message
    FROM (
      SELECT merchant_id, key, kind, issued_on::text, buyer_name, buyer_taxpayer_id, amount, tax, total, standing, cause, differences, last_submission_id
      FROM issued_invoice ledger WHERE ${condition} AND ${from} ORDER BY ${order} LIMIT ${limit}
    ) AS page
    JOIN merchant ON merchant.id = page.merchant_id
    LEFT JOIN submission last ON last.merchant_id = page.merchant_id AND last.id = page.last_submission_id
    ORDER BY page.issued_on ${backwards ? Prisma.sql`DESC` : Prisma.sql`ASC`}, page.key ${backwards ? Prisma.sql`DESC` : Prisma.sql`ASC`}`;
}

export function missingInvoice(row: MissingRow, today: BusinessDate): MissingInvoice {
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
    deadline: deadlineOf(row.issued_on, today),
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

/** A place from an address is anybody's text: what does not read as one means the first page. */
function parsePlace(place: Place): [string, string] {
  const text = place === null ? "" : "before" in place ? place.before : place.after;
  const match = /^(\d{4}-\d{2}-\d{2})\.(\d{18,20})$/.exec(text);
  return match ? [match[1] ?? "", match[2] ?? ""] : ["0001-01-01", ""];
}
