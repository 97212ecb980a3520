import type { SupportContext } from "#server/context.ts";
import { acrossTenants } from "#server/db.ts";
import { lateInSql, waitingInSql } from "#server/feedback/said-in-sql.ts";

/** What waits for support: all of it, what is late, what this clerk has. */
export type WaitingFeedback = { readonly waiting: number; readonly late: number; readonly mine: number };

export async function countWaiting(clerk: SupportContext, now: Date): Promise<WaitingFeedback> {
  const rows = await acrossTenants(
    clerk,
    (tx) => tx.$queryRaw<WaitingFeedback[]>`
      SELECT count(*)::int AS waiting, (count(*) FILTER (WHERE ${lateInSql(now)}))::int AS late,
        (count(*) FILTER (WHERE taken_by = ${clerk.accountId}::uuid))::int AS mine
      FROM feedback WHERE ${waitingInSql}`,
  );
  return rows[0] ?? { waiting: 0, late: 0, mine: 0 };
}
