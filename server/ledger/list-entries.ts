import type { InvoiceKind } from "#domain/invoice-kind.ts";
import type { IssuingCode } from "#domain/issuing-check.ts";
import type { BusinessDate } from "#domain/period.ts";
import type { Severity } from "#domain/problem.ts";
import type { Standing } from "#domain/standing.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { type EntryFilter, entryCondition } from "#server/ledger/entry-filter.ts";

export type EntryFinding = {
  readonly code: IssuingCode;
  readonly field: string;
  readonly value: string;
  readonly severity: Severity;
  readonly facts: Readonly<Record<string, string>>;
};
/** One invoice as our books have it. Money in fen. */
export type LedgerEntry = {
  readonly key: string;
  readonly kind: InvoiceKind;
  readonly issuedOn: BusinessDate;
  readonly buyerName: string;
  readonly total: bigint;
  readonly standing: Standing;
  readonly voided: boolean;
  readonly findings: readonly EntryFinding[];
};
export type EntryPage = {
  readonly rows: readonly LedgerEntry[];
  readonly before: string | null;
  readonly after: string | null;
};
/** A place is `issuedOn.key` of the first or last row of a page. */
export type EntryPlace = { readonly after: string } | { readonly before: string } | null;

const pageSize = 50;

/** The newest first, by keyset: any page costs what the first does. */
export async function listEntries(
  context: ReaderContext,
  filter: EntryFilter,
  place: EntryPlace,
  limit = pageSize,
): Promise<EntryPage> {
  const backwards = place !== null && "before" in place;
  const order = backwards ? Prisma.sql`issued_on, key` : Prisma.sql`issued_on DESC, key DESC`;
  const found = await inTransaction(
    context,
    (tx) => tx.$queryRaw<LedgerEntry[]>`
      SELECT page.key, page.kind, page.issued_on::text AS "issuedOn", page.buyer_name AS "buyerName", page.total, page.standing, page.voided,
        coalesce((
          SELECT jsonb_agg(jsonb_build_object('code', code, 'field', field, 'value', value, 'severity', severity, 'facts', facts) ORDER BY severity, code, field)
          FROM issuing_finding finding WHERE finding.merchant_id = ${context.merchantId}::uuid AND finding.key = page.key), '[]') AS findings
      FROM (
        SELECT key, kind, issued_on, buyer_name, total, standing, voided FROM issued_invoice ledger
        WHERE ${entryCondition(context.merchantId, filter)} AND ${beyond(place)} ORDER BY ${order} LIMIT ${limit + 1}
      ) AS page ORDER BY ${order}`,
  );
  const more = found.length > limit;
  const rows = found.slice(0, limit);
  if (backwards) rows.reverse();
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    rows,
    before: first && (backwards ? more : place !== null) ? placeOf(first) : null,
    after: last && (backwards || more) ? placeOf(last) : null,
  };
}

/** A place from an address is anybody's text: what does not read as one means the first page. */
function beyond(place: EntryPlace): Prisma.Sql {
  const text = place === null ? "" : "before" in place ? place.before : place.after;
  const [, day, key] = /^(\d{4}-\d{2}-\d{2})\.(\d{18,20})$/.exec(text) ?? [];
  if (!day || !key || place === null) return Prisma.sql`TRUE`;
  return "before" in place
    ? Prisma.sql`(ledger.issued_on, ledger.key) > (${day}::date, ${key})`
    : Prisma.sql`(ledger.issued_on, ledger.key) < (${day}::date, ${key})`;
}

function placeOf({ issuedOn, key }: LedgerEntry): string {
  return `${issuedOn}.${key}`;
}
