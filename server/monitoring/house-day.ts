import type { FigureName } from "#domain/house-figure.ts";
import type { HouseWay } from "#server/bureau/bureau.ts";
import type { OperatorContext } from "#server/context.ts";
import { db } from "#server/db.ts";
import { wireNames } from "#server/monitoring/bureau-state.ts";

/** The last 24 hours as figures say; null where nobody looked. */
export type HouseDay = {
  /** Where each quarter of an hour begins. */
  readonly quarters: readonly Date[];
  /** The worst of each quarter, in seconds. */
  readonly queueAge: readonly (number | null)[];
  /** What a probe took on average, in ms. */
  readonly latency: readonly { readonly way: HouseWay; readonly values: readonly (number | null)[] }[];
  readonly hours: readonly Date[];
  readonly accepted: readonly (number | null)[];
  readonly returned: readonly (number | null)[];
};

const quarterMs = 900_000;
const hourMs = 3_600_000;

export async function houseDay(_operator: OperatorContext, now: Date): Promise<HouseDay> {
  const quarters = slots(now, quarterMs, 96);
  const hours = slots(now, hourMs, 24);
  const [ages, latency, settled] = await Promise.all([
    worstOf("queue_age_seconds", quarters),
    latencyIn(quarters),
    sumsOf("settled_per_minute", hours),
  ]);
  return {
    quarters,
    queueAge: quarters.map((at) => ages.get(at.getTime()) ?? null),
    latency: wireNames().map((way) => ({
      way,
      values: quarters.map((at) => latency.get(`${way} ${at.getTime()}`) ?? null),
    })),
    hours,
    accepted: hours.map((at) => settled.get(`accepted ${at.getTime()}`) ?? null),
    returned: hours.map((at) => settled.get(`returned ${at.getTime()}`) ?? null),
  };
}

/** The one we are in is the last. */
function slots(now: Date, lengthMs: number, count: number): Date[] {
  const last = Math.floor(now.getTime() / lengthMs);
  return Array.from({ length: count }, (_, index) => new Date((last - count + 1 + index) * lengthMs));
}

async function worstOf(name: FigureName, quarters: readonly Date[]): Promise<Map<number, number>> {
  const rows = await db().$queryRaw<{ at: Date; value: number }[]>`
    SELECT date_bin('15 minutes', at, 'epoch') AS at, max(value) AS value FROM sample
    WHERE name = ${name} AND at >= ${quarters[0]} GROUP BY 1`;
  return new Map(rows.map(({ at, value }) => [at.getTime(), value]));
}

async function latencyIn(quarters: readonly Date[]): Promise<Map<string, number>> {
  const rows = await db().$queryRaw<{ connector: string; at: Date; ms: number }[]>`
    SELECT connector, date_bin('15 minutes', at, 'epoch') AS at, avg(ms)::float8 AS ms FROM probe
    WHERE connector = ANY(${wireNames()}::text[]) AND at >= ${quarters[0]} AND ms IS NOT NULL GROUP BY 1, 2`;
  return new Map(rows.map(({ connector, at, ms }) => [`${connector} ${at.getTime()}`, ms]));
}

async function sumsOf(name: FigureName, hours: readonly Date[]): Promise<Map<string, number>> {
  const keys = ["accepted", "returned"].map((result) => `${name}/${result}`);
  const rows = await db().$queryRaw<{ key: string; at: Date; value: number }[]>`
    SELECT name AS key, date_bin('1 hour', at, 'epoch') AS at, sum(value) AS value FROM sample
    WHERE name = ANY(${keys}::text[]) AND at >= ${hours[0]} GROUP BY 1, 2`;
  return new Map(rows.map(({ key, at, value }) => [`${key.split("/")[1]} ${at.getTime()}`, value]));
}
