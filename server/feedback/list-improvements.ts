import type { FeedbackCause } from "#domain/feedback-cause.ts";
import { type ImprovementState, type Remedy, spansOf } from "#domain/improvement.ts";
import { dayOf, instantOf } from "#domain/period.ts";
import { compareShares, type Share, type ShareDifference } from "#domain/share-difference.ts";
import type { SupportContext } from "#server/context.ts";
import { acrossTenants, type Tx } from "#server/db.ts";
import { badInSql, causeInSql, countedInSql } from "#server/feedback/said-in-sql.ts";
import { namesOf } from "#server/support/names-of.ts";

export type ListedImprovement = {
  readonly id: string;
  /** The Monday of the week that asked for it. */
  readonly week: string;
  readonly cause: FeedbackCause;
  readonly remedy: Remedy;
  readonly bad: number;
  readonly total: number;
  readonly words: string;
  readonly state: ImprovementState;
  readonly owner: { readonly name: string; readonly isMe: boolean } | null;
  readonly doneOn: string | null;
  /** Of what was said in four weeks before and up to four since, what was bad for this cause; null until it is done. */
  readonly effect: Effect | null;
};
export type Effect = { readonly before: Share; readonly after: Share; readonly difference: ShareDifference | null };

const mostListed = 60;

/** What is to be decided and done first, then what was, the latest first. */
export async function listImprovements(clerk: SupportContext, now: Date): Promise<ListedImprovement[]> {
  return acrossTenants(clerk, async (tx) => {
    const rows = await tx.improvement.findMany({ orderBy: [{ week: "desc" }, { id: "asc" }], take: mostListed });
    const names = await namesOf(
      tx,
      rows.flatMap(({ ownerId }) => ownerId ?? []),
    );
    const listed: ListedImprovement[] = [];
    for (const row of rows) {
      const doneOn = row.doneOn && dayOf(row.doneOn);
      listed.push({
        id: String(row.id),
        week: dayOf(row.week),
        cause: row.cause as FeedbackCause,
        remedy: row.remedy as Remedy,
        bad: row.bad,
        total: row.total,
        words: row.words,
        state: row.state as ImprovementState,
        owner: row.ownerId ? { name: names.get(row.ownerId) ?? "", isMe: row.ownerId === clerk.accountId } : null,
        doneOn,
        effect: doneOn === null ? null : await effectOf(tx, row.cause, doneOn, now),
      });
    }
    return listed;
  });
}

async function effectOf(tx: Tx, cause: string, doneOn: string, now: Date): Promise<Effect> {
  const { before, after } = spansOf(doneOn);
  const counts = [];
  for (const { from, until } of [before, after])
    counts.push(await shareIn(tx, cause, instantOf(from) ?? now, instantOf(until) ?? now));
  const [was = none, is = none] = counts;
  return { before: was, after: is, difference: compareShares(was, is) };
}

const none: Share = { count: 0, total: 0 };

async function shareIn(tx: Tx, cause: string, from: Date, until: Date): Promise<Share> {
  const rows = await tx.$queryRaw<Share[]>`
    SELECT (count(*) FILTER (WHERE ${causeInSql} = ${cause} AND ${badInSql}))::int AS count, count(*)::int AS total
    FROM feedback WHERE at >= ${from} AND at < ${until} AND ${countedInSql}`;
  return rows[0] ?? none;
}
