import type { BusinessDate } from "#domain/period.ts";
import { type Finding, type FindingCounts, findingOf, findings } from "#domain/reconciliation.ts";
import type { Standing } from "#domain/standing.ts";
import type { Tx } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";

/** Days of issue, both included. */
export type Days = { readonly from: BusinessDate; readonly to: BusinessDate };

/**
 * How many invoices of both books have which finding, as they stand: those issued on these days, or all.
 * An invoice that the two books date differently is one of ours.
 */
export async function countFindings(tx: Tx, merchantId: string, days?: Days): Promise<FindingCounts> {
  const rows = await tx.$queryRaw<{ standing: Standing | null; differs: boolean; count: bigint }[]>`
    SELECT standing, differences IS NOT NULL AS differs, count(*) AS count FROM issued_invoice ledger
    WHERE ledger.merchant_id = ${merchantId}::uuid ${within("ledger", days)} GROUP BY 1, 2
    UNION ALL
    SELECT NULL, FALSE, count(*) FROM held_invoice held
    WHERE held.merchant_id = ${merchantId}::uuid ${within("held", days)} AND ${unknownHere}`;
  const counts = new Map<Finding, number>();
  for (const { standing, differs, count } of rows) {
    const finding = standing === null ? "missing-here" : findingOf(standing, differs);
    counts.set(finding, (counts.get(finding) ?? 0) + Number(count));
  }
  return Object.fromEntries(findings.map((finding) => [finding, counts.get(finding) ?? 0])) as FindingCounts;
}

/** On `held` (held_invoice): our books know nothing of it. */
export const unknownHere = Prisma.sql`NOT EXISTS (
  SELECT 1 FROM issued_invoice own WHERE own.merchant_id = held.merchant_id AND own.key = held.key)`;

export function within(table: "ledger" | "held", days: Days | undefined): Prisma.Sql {
  const issuedOn = Prisma.raw(`${table}.issued_on`);
  return days ? Prisma.sql`AND ${issuedOn} BETWEEN ${days.from}::date AND ${days.to}::date` : Prisma.empty;
}
