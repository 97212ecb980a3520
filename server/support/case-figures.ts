import type { SupportContext } from "#server/context.ts";
import { acrossTenants } from "#server/db.ts";

/** How support is doing, from the rows. Times are of what was opened in the last `figureDays` days. */
export type CaseFigures = {
  readonly waiting: number;
  readonly mine: number;
  readonly unowned: number;
  readonly overdue: number;
  readonly asked: number;
  /** Of what waits for support: for how long it has been open. */
  readonly underADay: number;
  readonly underThreeDays: number;
  readonly older: number;
  /** Medians in minutes; null while there is none to count. */
  readonly firstReplyMinutes: number | null;
  readonly solveMinutes: number | null;
  /** First replies in time, of all that came or were due; what opened by itself and went on by itself is not among them. */
  readonly inTime: number;
  readonly owed: number;
};

export const figureDays = 30;
const dayMs = 86_400_000;

export async function caseFigures(clerk: SupportContext, now: Date): Promise<CaseFigures> {
  const since = new Date(now.getTime() - figureDays * dayMs);
  const [day, threeDays] = [1, 3].map((days) => new Date(now.getTime() - days * dayMs));
  const rows = await acrossTenants(
    clerk,
    (tx) => tx.$queryRaw<CaseFigures[]>`
      SELECT (count(*) FILTER (WHERE state <> 'closed'))::int AS waiting,
        (count(*) FILTER (WHERE state <> 'closed' AND owner_id = ${clerk.accountId}::uuid))::int AS mine,
        (count(*) FILTER (WHERE state <> 'closed' AND owner_id IS NULL))::int AS unowned,
        (count(*) FILTER (WHERE state = 'open' AND due_at < ${now}))::int AS overdue,
        (count(*) FILTER (WHERE state = 'asked'))::int AS asked,
        (count(*) FILTER (WHERE state = 'open' AND opened_at > ${day}))::int AS "underADay",
        (count(*) FILTER (WHERE state = 'open' AND opened_at <= ${day} AND opened_at > ${threeDays}))::int AS "underThreeDays",
        (count(*) FILTER (WHERE state = 'open' AND opened_at <= ${threeDays}))::int AS older,
        (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM first_reply_at - opened_at) / 60)
          FILTER (WHERE opened_at > ${since} AND first_reply_at IS NOT NULL))::float AS "firstReplyMinutes",
        (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM closed_at - opened_at) / 60)
          FILTER (WHERE opened_at > ${since} AND closed_at IS NOT NULL))::float AS "solveMinutes",
        (count(*) FILTER (WHERE opened_at > ${since} AND first_in_time))::int AS "inTime",
        (count(*) FILTER (WHERE opened_at > ${since} AND (first_reply_at IS NOT NULL OR (state = 'open' AND due_at < ${now}))))::int AS owed
      FROM support_case WHERE state <> 'closed' OR opened_at > ${since}`,
  );
  const [figures] = rows;
  if (!figures) throw new Error("a count has a row");
  return figures;
}
