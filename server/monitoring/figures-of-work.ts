import type { FigureName, FigureValue } from "#domain/house-figure.ts";
import { acrossTenants, type Tx } from "#server/db.ts";
import { wireNames } from "#server/monitoring/bureau-state.ts";
import { listOpenSubmissions } from "#server/monitoring/list-open-submissions.ts";
import { silentMs } from "#server/monitoring/list-workers.ts";
import { shutWays } from "#server/monitoring/shut-ways.ts";
import { postOffice } from "#server/notices/post-office.ts";
import { waitingLetters } from "#server/notices/waiting-letters.ts";

const worker = { kind: "worker" } as const;
const lookBackMs = 3_600_000;
/** A call is given up after half a minute; an answer later than this is a frozen worker's. An hour of knocks is millions. */
const answeredMs = 600_000;

/** How the work goes: what waits, what got done in the minute before, who is there. @param minute a full one */
export async function figuresOfWork(minute: Date, now: Date): Promise<FigureValue[]> {
  const [counts, open, ways] = await Promise.all([
    acrossTenants(worker, (tx) => countAll(tx, minute, now)),
    listOpenSubmissions(worker, now),
    shutWays(),
  ]);
  const shut = (name: string, cause: string) => (ways.some((way) => way.name === name && way.cause === cause) ? 1 : 0);
  return [
    ...counts,
    ...open.map(({ state, count }) => ({ name: "open_submissions" as const, subject: state, value: count })),
    ...wireNames().flatMap((way) => [
      { name: "way_silent" as const, subject: way, value: shut(way, "NO_ANSWER") },
      { name: "way_refused" as const, subject: way, value: shut(way, "REFUSED_US") },
      { name: "way_stopped" as const, subject: way, value: shut(way, "STOPPED") },
    ]),
  ];
}

/** Each by its own partial or time index; ages are null where there is nothing to be old. */
async function countAll(tx: Tx, minute: Date, now: Date): Promise<FigureValue[]> {
  const from = new Date(minute.getTime() - 60_000);
  const begun = new Date(minute.getTime() - lookBackMs);
  const beating = new Date(now.getTime() - silentMs);
  const [row = {}] = await tx.$queryRaw<Partial<Record<FigureName, number | null>>[]>`
    SELECT
      coalesce((SELECT extract(epoch FROM ${now} - min(next_at)) FROM submission WHERE next_at <= ${now}), 0)::float8 AS queue_age_seconds,
      (SELECT count(*) FROM submission WHERE next_at <= ${now})::int AS queue_due,
      coalesce((SELECT extract(epoch FROM ${now} - min(start_after)) FROM pgboss.job WHERE state < 'active' AND start_after <= ${now}), 0)::float8 AS job_age_seconds,
      (SELECT count(*) FROM pgboss.job WHERE state < 'active' AND start_after <= ${now})::int AS jobs_waiting,
      (SELECT count(*) FROM attempt WHERE knock = 'send' AND started_at >= ${from} AND started_at < ${minute})::int AS sent_per_minute,
      (SELECT count(*) FROM pressing_spell WHERE since >= ${from} AND since < ${minute})::int AS missing_found_per_minute,
      (SELECT count(*) FROM worker WHERE beat_at > ${beating})::int AS workers,
      (SELECT extract(epoch FROM ${now} - max(beat_at)) FROM worker)::float8 AS worker_beat_age_seconds,
      (SELECT max(abs(clock_off_ms)) / 1000.0 FROM worker WHERE beat_at > ${beating})::float8 AS clock_apart_seconds,
      (SELECT extract(epoch FROM ${minute} - max(at)) FROM sample WHERE name = 'database_round_trip_seconds' AND at < ${minute})::float8 AS unwatched_seconds,
      greatest(0, (SELECT count(*) FROM worker WHERE beat_at <= ${beating} AND beat_at > ${begun})
        - (SELECT count(*) FROM worker WHERE beat_at > ${beating} AND started_at >
            (SELECT min(beat_at) FROM worker WHERE beat_at <= ${beating} AND beat_at > ${begun})))::int AS workers_lost,
      (SELECT extract(epoch FROM ${now} - max(compared_at)) FROM merchant)::float8 AS comparison_age_seconds,
      (SELECT extract(epoch FROM ${now} - max(at)) FROM audit_day)::float8 AS seal_age_seconds,
      (SELECT coalesce(sum(points), 0) FROM throttle WHERE key LIKE 'try-everybody:%' AND expire > ${now.getTime()})::float8 AS failed_sign_ins`;
  const results = await tx.$queryRaw<{ accepted: number; returned: number }[]>`
    SELECT (count(*) FILTER (WHERE reply_kind IN ('accepted', 'found')))::int AS accepted,
      (count(*) FILTER (WHERE reply_kind = 'rejected'))::int AS returned
    FROM attempt
    WHERE started_at >= ${new Date(from.getTime() - answeredMs)} AND ended_at >= ${from} AND ended_at < ${minute} AND NOT late`;
  const { waiting, oldest } = await waitingLetters(tx, now, Object.keys(postOffice()));
  const { accepted = 0, returned = 0 } = results[0] ?? {};
  return [
    ...known(row),
    { name: "settled_per_minute", subject: "accepted", value: accepted },
    { name: "settled_per_minute", subject: "returned", value: returned },
    { name: "letters_waiting", subject: "", value: waiting },
    { name: "letter_age_seconds", subject: "", value: oldest ? (now.getTime() - oldest.getTime()) / 1_000 : 0 },
  ];
}

function known(row: Partial<Record<FigureName, number | null>>): FigureValue[] {
  return (Object.entries(row) as [FigureName, number | null][]).flatMap(([name, value]) =>
    value === null ? [] : [{ name, subject: "", value }],
  );
}
