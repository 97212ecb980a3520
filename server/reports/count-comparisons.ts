import type { HouseReport } from "#domain/report.ts";
import type { Tx } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";

/** How often the books were compared in this time, and what came of it. @param merchantId null across all tenants */
export async function countComparisons(
  tx: Tx,
  merchantId: string | null,
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<HouseReport["compared"]> {
  const whose = merchantId === null ? Prisma.sql`TRUE` : Prisma.sql`merchant_id = ${merchantId}::uuid`;
  const [row] = await tx.$queryRaw<HouseReport["compared"][]>`
    SELECT count(*)::int AS times, (count(*) FILTER (WHERE outcome = 'complete'))::int AS complete,
      (count(*) FILTER (WHERE outcome = 'broken'))::int AS broken, coalesce(sum(healed), 0)::int AS healed
    FROM comparison WHERE ${whose} AND started_at >= ${from} AND started_at < ${until}`;
  return row ?? { times: 0, complete: 0, broken: 0, healed: 0 };
}
