import type { StaffContext } from "#server/context.ts";
import { db } from "#server/db.ts";

/** Of one answer, in all languages together. */
export type CureRate = {
  readonly slug: string;
  readonly solved: number;
  readonly votes: number;
  readonly comments: number;
  readonly lastAt: Date;
};

/** Every answer anybody voted on since then, the least helpful first; of equal ones that with more votes. */
export async function listCureRates(_staff: StaffContext, since: Date): Promise<CureRate[]> {
  return db().$queryRaw<CureRate[]>`
    SELECT slug, count(*) FILTER (WHERE solved)::int AS solved, count(*)::int AS votes,
      count(*) FILTER (WHERE comment <> '')::int AS comments, max(at) AS "lastAt"
    FROM answer_vote WHERE at >= ${since} GROUP BY slug
    ORDER BY (count(*) FILTER (WHERE solved))::float / count(*), votes DESC, slug`;
}
