import { compareShares, type ShareDifference } from "#domain/share-difference.ts";
import { atHome, type MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

const days = 30;
const dayMs = 86_400_000;

/** Of submissions that ended, the share that ended badly: the last 30 days against the 30 before. */
export type Trend = ShareDifference & { readonly days: number };

/** @returns null where nothing can be said: too few, or the interval holds nought */
export async function findTrend(context: MerchantContext, now: Date): Promise<Trend | null> {
  const home = atHome(context);
  const { merchantId } = home;
  const [middle, first] = [1, 2].map((spans) => new Date(now.getTime() - spans * days * dayMs));
  const [row] = await inTransaction(
    home,
    (tx) => tx.$queryRaw<{ failedNow: number; totalNow: number; failedThen: number; totalThen: number }[]>`
      SELECT count(*) FILTER (WHERE failed AND recent)::int AS "failedNow", count(*) FILTER (WHERE recent)::int AS "totalNow",
        count(*) FILTER (WHERE failed AND NOT recent)::int AS "failedThen", count(*) FILTER (WHERE NOT recent)::int AS "totalThen"
      FROM (SELECT state IN ('REJECTED', 'CONFLICT', 'EXPIRED_REISSUE') AS failed, ended_at >= ${middle} AS recent FROM submission
        WHERE merchant_id = ${merchantId}::uuid AND ended_at >= ${first} AND ended_at <= ${now} AND state <> 'CANCELLED') AS ended`,
  );
  const { failedNow = 0, totalNow = 0, failedThen = 0, totalThen = 0 } = row ?? {};
  const moved = compareShares({ count: failedThen, total: totalThen }, { count: failedNow, total: totalNow });
  return moved?.certain ? { ...moved, days } : null;
}
