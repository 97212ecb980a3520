import type { InvoiceKind } from "#domain/invoice-kind.ts";
import type { BusinessDate } from "#domain/period.ts";
import { type Finding, findingOf } from "#domain/reconciliation.ts";
import { standings } from "#domain/standing.ts";
import type { Difference } from "#domain/submission.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { type Days, unknownHere, within } from "#server/ledger/count-findings.ts";

/** One invoice of a finding; of what only the bureau holds its own values. Money in fen. */
export type FoundOne = {
  readonly key: string;
  readonly kind: InvoiceKind;
  readonly issuedOn: BusinessDate;
  readonly buyerName: string;
  readonly total: bigint;
  readonly differences: readonly Difference[];
  /** Why it is no longer looked for, where it is explained. */
  readonly explainedAs: string | null;
};
export type FindingPage = { readonly rows: readonly FoundOne[]; readonly after: string | null };

export const findingPageSize = 50;

/**
 * The invoices of one finding as they stand now, the newest first, by keyset.
 * @param after `issuedOn.key` of a row
 * @param day of issue; any day when left out
 */
export async function listFindings(
  context: ReaderContext,
  finding: Finding,
  after: string | null,
  day?: BusinessDate,
): Promise<FindingPage> {
  const days = day ? { from: day, to: day } : undefined;
  const source =
    finding === "missing-here" ? heldAlone(context.merchantId, days) : ofOurs(context.merchantId, finding, days);
  const found = await inTransaction(
    context,
    (tx) => tx.$queryRaw<FoundOne[]>`
    SELECT key, kind, issued_on::text AS "issuedOn", buyer_name AS "buyerName", total, coalesce(differences, '[]') AS differences, explained_as AS "explainedAs"
    FROM (${source}) AS found WHERE ${beyond(after)} ORDER BY found.issued_on DESC, found.key DESC LIMIT ${findingPageSize + 1}`,
  );
  const rows = found.slice(0, findingPageSize);
  const last = rows.at(-1);
  return { rows, after: last && found.length > findingPageSize ? `${last.issuedOn}.${last.key}` : null };
}

function ofOurs(merchantId: string, finding: Finding, days: Days | undefined): Prisma.Sql {
  const found = (differs: boolean) => standings.filter((standing) => findingOf(standing, differs) === finding);
  return Prisma.sql`
    SELECT key, kind, issued_on, buyer_name, total, differences, explained_as FROM issued_invoice ledger
    WHERE ledger.merchant_id = ${merchantId}::uuid ${within("ledger", days)} AND (ledger.differences IS NULL AND ledger.standing = ANY(${found(false)}::text[])
      OR ledger.differences IS NOT NULL AND ledger.standing = ANY(${found(true)}::text[]))`;
}

function heldAlone(merchantId: string, days: Days | undefined): Prisma.Sql {
  return Prisma.sql`
    SELECT key, kind, issued_on, buyer_name, total, NULL::jsonb AS differences, NULL::text AS explained_as FROM held_invoice held
    WHERE held.merchant_id = ${merchantId}::uuid ${within("held", days)} AND ${unknownHere}`;
}

/** A place from an address is anybody's text: what does not read as one means the first page. */
function beyond(after: string | null): Prisma.Sql {
  const match = /^(\d{4}-\d{2}-\d{2})\.(\d{18,20})$/.exec(after ?? "");
  return match ? Prisma.sql`(found.issued_on, found.key) < (${match[1]}::date, ${match[2]})` : Prisma.sql`TRUE`;
}
