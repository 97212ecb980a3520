import { tallyByReason } from "#domain/pressing.ts";
import { type HouseReport, type ReportName, spanOfReport } from "#domain/report.ts";
import type { SubmissionState } from "#domain/submission.ts";
import { acrossTenants, type Tx } from "#server/db.ts";
import { pressingGroups } from "#server/missing/pressing-groups.ts";
import { countComparisons } from "#server/reports/count-comparisons.ts";
import { placesOf } from "#server/reports/places-of.ts";
import { type Result, resultOf, results } from "#server/submissions/tally-submitted.ts";

type Span = { readonly from: Date; readonly until: Date };

/** What there is to tell the operators of a day or month; nothing of a single merchant. */
export function readHouse(name: ReportName, now: Date): Promise<HouseReport> {
  const span = spanOfReport(name.kind, name.period);
  return acrossTenants({ kind: "worker" }, async (tx) => {
    const groups = await pressingGroups(tx, null);
    const submitted = await submittedIn(tx, span, name.kind === "daily" ? "HH24" : "YYYY-MM-DD");
    return {
      ...name,
      for: "house",
      madeAt: now.toISOString(),
      merchants: await merchantsIn(tx, span),
      pressing: {
        count: groups.reduce((sum, { count }) => sum + count, 0),
        total: groups.reduce((sum, { total }) => sum + total, 0n),
      },
      reasons: tallyByReason(groups),
      sent: sentOf(submitted),
      ways: waysOf(submitted),
      places: placesOf(name, submitted),
      compared: await countComparisons(tx, null, span),
      outages: await outagesIn(tx, span, now),
      alerts: await alertsIn(tx, span),
      promise: await promiseIn(tx, span),
      runs: await runsIn(tx, span),
      letters: await lettersIn(tx, span),
    };
  });
}

async function merchantsIn(tx: Tx, { from }: Span): Promise<HouseReport["merchants"]> {
  const [row] = await tx.$queryRaw<HouseReport["merchants"][]>`
    SELECT count(*)::int AS all, (count(*) FILTER (WHERE compared_at >= ${from}))::int AS compared,
      (SELECT count(DISTINCT merchant_id)::int FROM pressing_spell WHERE until IS NULL) AS pressing
    FROM merchant`;
  return row ?? { all: 0, compared: 0, pressing: 0 };
}

type Submitted = { place: string; way: string; result: Result; count: number };

async function submittedIn(tx: Tx, { from, until }: Span, places: string): Promise<Submitted[]> {
  const rows = await tx.$queryRaw<{ place: string; way: string; state: SubmissionState; count: number }[]>`
    SELECT to_char(queued_at AT TIME ZONE 'Asia/Shanghai', ${places}) AS place, coalesce(connector, '') AS way, state, count(*)::int AS count
    FROM submission WHERE queued_at >= ${from} AND queued_at < ${until} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
  return rows.map(({ state, ...row }) => ({ ...row, result: resultOf(state) }));
}

function sentOf(submitted: readonly Submitted[]): HouseReport["sent"] {
  const by = results.map((result) => [result, countOf(submitted.filter((one) => one.result === result))]);
  return { all: countOf(submitted), ...(Object.fromEntries(by) as Record<Result, number>) };
}

function waysOf(submitted: readonly Submitted[]): HouseReport["ways"] {
  return [...Map.groupBy(submitted, ({ way }) => way)]
    .map(([way, rows]) => ({
      way,
      count: countOf(rows),
      accepted: countOf(rows.filter(({ result }) => result === "accepted")),
      returned: countOf(rows.filter(({ result }) => result === "returned")),
    }))
    .sort((one, other) => other.count - one.count);
}

function countOf(rows: readonly { readonly count: number }[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}

/** Those that were on at any time of it; their minutes are those that lie in it. */
async function outagesIn(tx: Tx, { from, until }: Span, now: Date): Promise<HouseReport["outages"]> {
  const rows = await tx.outage.findMany({
    where: { beganAt: { lt: until }, OR: [{ endedAt: null }, { endedAt: { gt: from } }] },
    orderBy: { beganAt: "asc" },
  });
  return rows.map(({ connector, cause, beganAt, endedAt }) => {
    const begin = Math.max(beganAt.getTime(), from.getTime());
    const end = Math.min((endedAt ?? now).getTime(), until.getTime());
    const minutes = Math.max(0, Math.round((end - begin) / 60_000));
    return { connector, cause, beganAt: beganAt.toISOString(), endedAt: endedAt?.toISOString() ?? null, minutes };
  });
}

async function alertsIn(tx: Tx, { from, until }: Span): Promise<HouseReport["alerts"]> {
  return tx.$queryRaw<HouseReport["alerts"]>`
    SELECT rule, min(severity) AS severity, count(*)::int AS times, (count(*) FILTER (WHERE recovered_at IS NULL))::int AS open
    FROM alert WHERE since >= ${from} AND since < ${until} GROUP BY rule ORDER BY 3 DESC, 1`;
}

async function promiseIn(tx: Tx, { from, until }: Span): Promise<HouseReport["promise"]> {
  const [row] = await tx.$queryRaw<HouseReport["promise"][]>`
    SELECT count(*)::int AS given, (count(*) FILTER (WHERE ended_at <= promised_at))::int AS likely,
      (count(*) FILTER (WHERE ended_at <= promised_by))::int AS kept
    FROM submission WHERE promised_by IS NOT NULL AND ended_at >= ${from} AND ended_at < ${until}`;
  return row ?? { given: 0, likely: 0, kept: 0 };
}

async function runsIn(tx: Tx, { from, until }: Span): Promise<HouseReport["runs"]> {
  const [row] = await tx.$queryRaw<HouseReport["runs"][]>`
    SELECT (count(*) FILTER (WHERE outcome = 'done'))::int AS done, (count(*) FILTER (WHERE outcome = 'failed'))::int AS failed,
      (count(*) FILTER (WHERE outcome = 'cancelled'))::int AS cancelled, (count(*) FILTER (WHERE outcome = 'died'))::int AS died
    FROM run WHERE started_at >= ${from} AND started_at < ${until}`;
  return row ?? { done: 0, failed: 0, cancelled: 0, died: 0 };
}

async function lettersIn(tx: Tx, { from, until }: Span): Promise<HouseReport["letters"]> {
  const [row] = await tx.$queryRaw<HouseReport["letters"][]>`
    SELECT (count(*) FILTER (WHERE sent_at >= ${from} AND sent_at < ${until}))::int AS sent,
      (count(*) FILTER (WHERE given_up_at >= ${from} AND given_up_at < ${until}))::int AS "givenUp"
    FROM letter WHERE channel <> 'inbox'`;
  return row ?? { sent: 0, givenUp: 0 };
}
