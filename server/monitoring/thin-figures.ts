import { houseId } from "#server/audit.ts";
import { systemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

const dayMs = 86_400_000;
/** Figures are kept by the minute for so long, then by the hour. */
export const minuteDays = 14;
/** Probes are kept whole for so long: 90 days of history on the public page, and some. */
export const probeDays = 100;
const hourDays = 800;
/** Far enough back that a house that was shut for weeks is caught up. */
const catchUpDays = 60;

/**
 * Figures older than two weeks become the average of their hour; of probes older than a hundred days the first of each
 * hour stays, and every failed one.
 * @returns how many rows went
 */
export async function thinFigures(now: Date): Promise<number> {
  const whole = (days: number) => new Date(Math.floor((now.getTime() - days * dayMs) / 3_600_000) * 3_600_000);
  return inTransaction(systemContext(houseId, "thin-figures"), async (tx) => {
    const averaged = await tx.$queryRaw<{ gone: number }[]>`
      WITH hourly AS (
        SELECT name, date_bin('1 hour', at, 'epoch') AS hour, avg(value) AS value FROM sample
        WHERE at < ${whole(minuteDays)} AND at >= ${whole(minuteDays + catchUpDays)}
        GROUP BY name, hour HAVING count(*) > 1
      ), gone AS (
        DELETE FROM sample USING hourly
        WHERE sample.name = hourly.name AND sample.at > hourly.hour AND sample.at < hourly.hour + interval '1 hour' RETURNING 1
      ), kept AS (
        INSERT INTO sample (name, at, value) SELECT name, hour, value FROM hourly
        ON CONFLICT (name, at) DO UPDATE SET value = excluded.value
      )
      SELECT count(*)::int AS gone FROM gone`;
    const forgotten = await tx.$executeRaw`DELETE FROM sample WHERE at < ${whole(hourDays)}`;
    const probes = await tx.$executeRaw`
      DELETE FROM probe WHERE at < ${whole(probeDays)} AND cause = '' AND at <> (
        SELECT min(first.at) FROM probe first
        WHERE first.connector = probe.connector
          AND first.at >= date_bin('1 hour', probe.at, 'epoch') AND first.at < date_bin('1 hour', probe.at, 'epoch') + interval '1 hour')`;
    return (averaged[0]?.gone ?? 0) + forgotten + probes;
  });
}
