import type { PressingGroup } from "#domain/pressing.ts";
import type { Tx } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { pressingInSql } from "#server/ledger/states-in-sql.ts";

/**
 * Everything somebody has to look at, counted by day of issue, standing and cause in one statement: whatever is summed
 * up from it agrees with itself.
 * @param merchantId null across all tenants, where the transaction may look there
 */
export async function pressingGroups(tx: Tx, merchantId: string | null): Promise<PressingGroup[]> {
  const whose = merchantId === null ? Prisma.sql`TRUE` : Prisma.sql`merchant_id = ${merchantId}::uuid`;
  return tx.$queryRaw<PressingGroup[]>`
    SELECT standing, cause, issued_on::text AS "issuedOn", count(*)::int AS count, sum(total)::bigint AS total
    FROM issued_invoice WHERE ${whose} AND standing IN (${pressingInSql}) GROUP BY standing, cause, issued_on ORDER BY issued_on`;
}
