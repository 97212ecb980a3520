import { businessDateOf } from "#domain/period.ts";
import type { SupportContext } from "#server/context.ts";
import { acrossTenants } from "#server/db.ts";

/** What waits for support: all of it, what nobody has taken, what is late, what this clerk has. */
export type WaitingFeedback = {
  readonly waiting: number;
  readonly untaken: number;
  readonly late: number;
  readonly mine: number;
};

export async function countWaiting(clerk: SupportContext, now: Date): Promise<WaitingFeedback> {
  const rows = await acrossTenants(
    clerk,
    (tx) => tx.$queryRaw<WaitingFeedback[]>`
      SELECT count(*)::int AS waiting, (count(*) FILTER (WHERE state = 'open'))::int AS untaken,
        (count(*) FILTER (WHERE answered_at IS NULL AND due_on < ${businessDateOf(now)}::date))::int AS late,
        (count(*) FILTER (WHERE taken_by = ${clerk.accountId}::uuid))::int AS mine
      FROM feedback WHERE state IN ('open', 'taken')`,
  );
  return rows[0] ?? { waiting: 0, untaken: 0, late: 0, mine: 0 };
}
