import { type FeedbackCause, feedbackCauseIn } from "#domain/feedback-cause.ts";
import { mondayOf, usualRemedy, worstCauses } from "#domain/improvement.ts";
import { addDays, businessDateOf, instantOf } from "#domain/period.ts";
import { houseId, record } from "#server/audit.ts";
import { systemContext } from "#server/context.ts";
import { acrossTenants, inTransaction } from "#server/db.ts";
import { badInSql, causeInSql, countedInSql } from "#server/feedback/said-in-sql.ts";

/**
 * For each of the three causes most complained of in the last whole week an improvement is proposed, once a week; a cause
 * of which one is still open waits for that.
 * @returns how many were proposed now
 */
export async function proposeImprovements(now: Date): Promise<number> {
  const thisMonday = mondayOf(businessDateOf(now));
  const week = addDays(thisMonday, -7);
  const counts = await countCauses(instantOf(week) ?? now, instantOf(thisMonday) ?? now);
  const total = counts.reduce((sum, { all }) => sum + all, 0);
  const house = systemContext(houseId, "propose-improvements");
  return inTransaction(house, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('improvement'))`;
    if (await tx.improvement.findFirst({ where: { week: new Date(week) }, select: { id: true } })) return 0;
    const open = await tx.improvement.findMany({ where: { state: { in: ["proposed", "accepted"] } } });
    const free = counts.filter(({ cause }) => open.every((one) => one.cause !== cause));
    const rows = await tx.improvement.createManyAndReturn({
      data: worstCauses(free).map(({ cause, bad }) => ({
        week: new Date(week),
        cause,
        remedy: usualRemedy(cause),
        bad,
        total,
        proposedAt: now,
      })),
    });
    const subjects = rows.map(({ id }) => String(id));
    const facts = { week, causes: rows.map(({ cause }) => cause) };
    await record(tx, house, [{ action: "improvement.proposed", subjectKind: "improvement", subjects, facts }], now);
    return rows.length;
  });
}

async function countCauses(from: Date, until: Date): Promise<{ cause: FeedbackCause; bad: number; all: number }[]> {
  const rows = await acrossTenants(
    { kind: "worker" },
    (tx) => tx.$queryRaw<{ cause: string; bad: number; all: number }[]>`
      SELECT ${causeInSql} AS cause, (count(*) FILTER (WHERE ${badInSql}))::int AS bad, count(*)::int AS "all"
      FROM feedback WHERE at >= ${from} AND at < ${until} AND ${countedInSql} GROUP BY 1`,
  );
  return rows.flatMap(({ cause, ...counts }) => {
    const known = feedbackCauseIn(cause);
    return known ? [{ cause: known, ...counts }] : [];
  });
}
