import type { HourCount, Trend } from "#domain/alert-rule.ts";
import type { Tx } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { countedKnocks } from "#server/transfers/counted-knocks.ts";

/** By trend and subject: a cause (rejected), a way (failed), or nothing (missing). */
export type HourCounts = ReadonlyMap<Trend, ReadonlyMap<string, HourCount>>;

const hourMs = 3_600_000;
const weekMs = 7 * 24 * hourMs;
/** A knock that did not bring an invoice to the bureau. */
const failing = Prisma.raw(["lost", "not-sent", "refused-us", "told-to-wait"].map((kind) => `'${kind}'`).join(", "));

/**
 * The last sixty minutes, and the hour of the day that most of them lie in, one to four weeks before. A week in which
 * nobody took figures then is left out.
 */
export async function readHours(tx: Tx, now: Date): Promise<HourCounts> {
  const hour = Math.floor((now.getTime() - hourMs / 2) / hourMs) * hourMs;
  const weeks = [1, 2, 3, 4].map((week) => new Date(hour - week * weekMs));
  const [current, earlier] = [await lastHour(tx, now), await sameHours(tx, weeks)];
  const watched = weeks.filter((week) => earlier.some(({ trend, at }) => trend === "missing" && isAt(at, week)));
  const found = new Map<Trend, Map<string, HourCount>>();
  for (const { trend, subject } of [...current, ...earlier]) {
    const ofWeek = (week: Date) => countOf(earlier, (one) => isSame(one, trend, subject) && isAt(one.at, week));
    const subjects = found.get(trend) ?? new Map<string, HourCount>();
    subjects.set(subject, {
      current: countOf(current, (one) => isSame(one, trend, subject)),
      earlier: watched.map(ofWeek),
    });
    found.set(trend, subjects);
  }
  return found;
}

type Count = { readonly trend: Trend; readonly subject: string; readonly at: Date; readonly count: number };

function lastHour(tx: Tx, now: Date): Promise<Count[]> {
  const from = new Date(now.getTime() - hourMs);
  return tx.$queryRaw<Count[]>`
    WITH knocks AS (${countedKnocks({ from, to: now })})
    SELECT 'rejected' AS trend, cause AS subject, ${from}::timestamptz AS at, sum(count)::int AS count FROM knocks
    WHERE reply_kind = 'rejected' GROUP BY cause
    UNION ALL
    SELECT 'failed', connector, ${from}, sum(count)::int FROM knocks
    WHERE knock = 'send' AND reply_kind IN (${failing}) GROUP BY connector
    UNION ALL
    SELECT 'missing', '', ${from}, coalesce(sum(value), 0)::int FROM sample
    WHERE name = 'missing_found_per_minute' AND at > ${from} AND at <= ${now}`;
}

function sameHours(tx: Tx, hours: readonly Date[]): Promise<Count[]> {
  return tx.$queryRaw<Count[]>`
    SELECT 'rejected' AS trend, cause AS subject, hour AS at, sum(count)::int AS count FROM transfer_hour
    WHERE hour = ANY(${hours}::timestamptz[]) AND reply_kind = 'rejected' GROUP BY cause, hour
    UNION ALL
    SELECT 'failed', connector, hour, sum(count)::int FROM transfer_hour
    WHERE hour = ANY(${hours}::timestamptz[]) AND knock = 'send' AND reply_kind IN (${failing}) GROUP BY connector, hour
    UNION ALL
    SELECT 'missing', '', hour, (avg(value) * 60)::int FROM unnest(${hours}::timestamptz[]) AS week (hour)
    JOIN sample ON name = 'missing_found_per_minute' AND at >= hour AND at < hour + interval '1 hour' GROUP BY hour`;
}

function isSame(one: Count, trend: Trend, subject: string): boolean {
  return one.trend === trend && one.subject === subject;
}

function isAt(at: Date, week: Date): boolean {
  return at.getTime() === week.getTime();
}

function countOf(counts: readonly Count[], fits: (one: Count) => boolean): number {
  return counts.find(fits)?.count ?? 0;
}
