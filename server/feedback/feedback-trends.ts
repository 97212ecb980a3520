import { type Grade, grades } from "#domain/feedback.ts";
import type { FeedbackCause } from "#domain/feedback-cause.ts";
import { mondayOf } from "#domain/improvement.ts";
import { addDays, businessDateOf, instantOf } from "#domain/period.ts";
import { scoreInterval } from "#domain/share-difference.ts";
import type { SupportContext } from "#server/context.ts";
import { acrossTenants, type Tx } from "#server/db.ts";
import { badInSql, causeInSql, countedInSql } from "#server/feedback/said-in-sql.ts";
import { Prisma } from "#server/generated/prisma/client.ts";

/** So many of all that was said, with Wilson's interval of the share. */
export type CountedShare = {
  readonly bad: number;
  readonly total: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
};

export type FeedbackTrends = {
  /** By Monday, the oldest first. */
  readonly weeks: readonly {
    readonly monday: string;
    readonly grades: Readonly<Record<Grade, number>>;
    readonly complaints: number;
  }[];
  /** Of all that was said, how much was bad for this cause; the worst first. */
  readonly causes: readonly ({ readonly cause: FeedbackCause } & CountedShare)[];
  /** Of what was said of a page, how much was bad; the worst first. */
  readonly pages: readonly ({ readonly page: string } & CountedShare)[];
  readonly releases: readonly ({ readonly release: string } & CountedShare)[];
};

export const trendWeeks = [4, 12, 26] as const;
const mostPages = 15;

/** What was said of late, counted: bad is 不满意 and below, and every complaint; suggestions are not counted. */
export async function feedbackTrends(clerk: SupportContext, weeks: number, now: Date): Promise<FeedbackTrends> {
  const first = addDays(mondayOf(businessDateOf(now)), -7 * (weeks - 1));
  const since = instantOf(first) ?? now;
  return acrossTenants(clerk, async (tx) => {
    const days = await tx.$queryRaw<{ monday: string; grade: number | null; count: number }[]>`
      SELECT date_trunc('week', at AT TIME ZONE 'Asia/Shanghai')::date::text AS monday, grade, count(*)::int AS count
      FROM feedback WHERE at >= ${since} AND ${countedInSql} GROUP BY 1, 2`;
    const all = days.reduce((sum, { count }) => sum + count, 0);
    const causes = await byCause(tx, since);
    return {
      weeks: Array.from({ length: weeks }, (_, index) => weekOf(addDays(first, 7 * index), days)),
      causes: causes.map(({ cause, bad }) => ({ cause, ...shareOf(bad, all) })),
      pages: (await byPage(tx, since)).map(({ name, bad, total }) => ({ page: name, ...shareOf(bad, total) })),
      releases: (await byRelease(tx, since)).map(({ name, bad, total }) => ({ release: name, ...shareOf(bad, total) })),
    };
  });
}

function weekOf(monday: string, days: readonly { monday: string; grade: number | null; count: number }[]) {
  const countOf = (grade: Grade | null) => days.find((day) => day.monday === monday && day.grade === grade)?.count ?? 0;
  const counts = Object.fromEntries(grades.map((grade) => [grade, countOf(grade)])) as Record<Grade, number>;
  return { monday, grades: counts, complaints: countOf(null) };
}

function shareOf(bad: number, total: number): CountedShare {
  return { bad, total, ...scoreInterval({ count: bad, total }) };
}

function byCause(tx: Tx, since: Date): Promise<{ cause: FeedbackCause; bad: number }[]> {
  return tx.$queryRaw`
    SELECT ${causeInSql} AS cause, count(*)::int AS bad FROM feedback
    WHERE at >= ${since} AND ${badInSql} GROUP BY 1 ORDER BY 2 DESC, 1`;
}

type Counted = { name: string; bad: number; total: number };

function byPage(tx: Tx, since: Date): Promise<Counted[]> {
  return by(tx, since, Prisma.sql`page`, Prisma.sql`2 DESC, 3 DESC, 1 LIMIT ${mostPages}`);
}

function byRelease(tx: Tx, since: Date): Promise<Counted[]> {
  return by(tx, since, Prisma.sql`release`, Prisma.sql`max(at) DESC`);
}

function by(tx: Tx, since: Date, name: Prisma.Sql, order: Prisma.Sql): Promise<Counted[]> {
  return tx.$queryRaw`
    SELECT ${name} AS name, (count(*) FILTER (WHERE ${badInSql}))::int AS bad, count(*)::int AS total FROM feedback
    WHERE at >= ${since} AND ${countedInSql} GROUP BY 1 ORDER BY ${order}`;
}
