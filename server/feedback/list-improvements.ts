import type { FeedbackCause } from "#domain/feedback-cause.ts";
import { type ImprovementState, type Remedy, spansOf } from "#domain/improvement.ts";
import { instantOf } from "#domain/period.ts";
import { compareShares, type Share, type ShareDifference } from "#domain/share-difference.ts";
import type { SupportContext } from "#server/context.ts";
import { acrossTenants, type Tx } from "#server/db.ts";
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
      const doneOn = row.doneOn?.toISOString().slice(0, 10) ?? null;
      listed.push({
        id: String(row.id),
        week: row.week.toISOString().slice(0, 10),
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
    SELECT (count(*) FILTER (WHERE coalesce(cause_by_hand, cause) = ${cause} AND (kind = 'complaint' OR grade <= 2)))::int AS count, count(*)::int AS total
    FROM feedback WHERE at >= ${from} AND at < ${until} AND kind <> 'suggestion'`;
  return rows[0] ?? none;
}
