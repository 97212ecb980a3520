import { type TestTopic, testTopics } from "#domain/course-test.ts";
import type { TenantContext } from "#server/context.ts";
import { db, inTransaction, type Tx } from "#server/db.ts";

/** Failures of so many days are asked about. */
const days = 90;
const dayMs = 86_400_000;
/** Below so many of its own, a merchant's failures say little. */
const enoughOwn = 5;

type Counted = { readonly topic: string; readonly count: number };

/**
 * What goes wrong most, first: at this merchant, and behind that in the whole house, as counts by cause and no more.
 * Nothing of another merchant is read: the house's counts are those of `transfer_hour`.
 * @param home where somebody really works: their merchant, or the house, which has no failures of its own
 */
export async function frequentTopics(home: TenantContext, now: Date): Promise<TestTopic[]> {
  const since = new Date(now.getTime() - days * dayMs);
  const own = await inTransaction(home, (tx) => ownFailures(tx, home.merchantId, since));
  const topics = topicsOf(own);
  return topics.length >= enoughOwn ? topics : [...new Set([...topics, ...topicsOf(await houseFailures(since))])];
}

function ownFailures(tx: Tx, merchantId: string, since: Date): Promise<Counted[]> {
  return tx.$queryRaw<Counted[]>`
    SELECT topic, count(*)::int AS count FROM (
      SELECT cause AS topic FROM attempt WHERE merchant_id = ${merchantId}::uuid AND started_at >= ${since} AND cause IS NOT NULL
      UNION ALL
      SELECT state FROM submission WHERE merchant_id = ${merchantId}::uuid AND state_since >= ${since}
        AND state IN ('UNKNOWN', 'CONFLICT', 'EXPIRED_REISSUE', 'HELD', 'ACCEPTED_EARLIER')
    ) AS failure GROUP BY topic ORDER BY count DESC, topic`;
}

function houseFailures(since: Date): Promise<Counted[]> {
  return db().$queryRaw<Counted[]>`
    SELECT cause AS topic, sum(count)::int AS count FROM transfer_hour WHERE hour >= ${since} AND cause <> ''
    GROUP BY cause ORDER BY count DESC, topic`;
}

function topicsOf(counted: readonly Counted[]): TestTopic[] {
  return counted.flatMap(({ topic }) => testTopics.find((known) => known === topic) ?? []);
}
