import { type Buckets, countIn, merged, type Quantile, quantile } from "#domain/duration-buckets.ts";
import { type CauseSide, type MissingCause, sideOf } from "#domain/missing-cause.ts";
import { addDays, type BusinessDate, daysBetween, instantOf } from "#domain/period.ts";
import { clockHour, type HourNumber, hourNumberOf } from "#domain/transfer-hour.ts";
import type { StaffContext } from "#server/context.ts";
import { acrossTenants, type Tx } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { countedKnocks, hourNumberInSql, type Span } from "#server/transfers/counted-knocks.ts";
import { lastCountedHour } from "#server/transfers/last-counted-hour.ts";
import { measurePaces, type Pace, readPaces } from "#server/transfers/paces.ts";

/** Both days included, in Beijing. */
export type Days = { readonly from: BusinessDate; readonly to: BusinessDate };

/** What became of the knocks of a span: every repeated answer counted as often as it came. */
export type TransferAnalysis = {
  readonly knocks: number;
  /** Answered without a cause against them. */
  readonly through: number;
  /** Nobody heard the end of them: broken off, or still under way. */
  readonly unanswered: number;
  /** The most frequent first; `share` is of all knocks, 0 to 1. */
  readonly causes: readonly { readonly cause: MissingCause; readonly count: number; readonly share: number }[];
  readonly operations: readonly OperationPace[];
  /** Every day of the span, the oldest first. */
  readonly days: readonly (Tally & { readonly day: BusinessDate })[];
  /** The 24 hours of a day in Beijing. */
  readonly hours: readonly (Tally & { readonly hour: number })[];
  /** The hour up to which counters were read; what came after was counted on the spot. */
  readonly countedTo: Date | null;
};
export type Tally = Readonly<Record<CauseSide | "through" | "unanswered", number>>;
/** How long one operation of one way took, as a whole, by day and by hour of the day (places as in `days` and `hours`). */
export type OperationPace = {
  readonly connector: string;
  readonly operation: string;
  readonly whole: PaceFigures;
  readonly byDay: readonly PaceFigures[];
  readonly byHour: readonly PaceFigures[];
};
/** Null where nothing was answered. */
export type PaceFigures = { readonly count: number; readonly p50: Quantile | null; readonly p95: Quantile | null };

/** From the counters, and what happened since the last counted hour from the rows. */
export async function analyseTransfers(context: StaffContext, days: Days): Promise<TransferAnalysis> {
  const whole = spanOf(days);
  return acrossTenants(context, async (tx) => {
    const countedTo = await lastCountedHour(tx);
    const border = countedTo ?? whole.from;
    const counted = { from: whole.from, to: earlier(whole.to, border) };
    const live = { from: later(whole.from, border), to: whole.to };
    const knocks = await countKnocks(tx, counted, live);
    const paces = [...(await readPaces(tx, counted)), ...(live.from < live.to ? await measurePaces(tx, live) : [])];
    return { ...sumUp(knocks, days), operations: operationsOf(paces, days), countedTo };
  });
}

export function spanOf({ from, to }: Days): Span {
  const [first, end] = [instantOf(from), instantOf(addDays(to, 1))];
  if (!first || !end) throw new RangeError(`${from} to ${to} are no days`);
  return { from: first, to: end };
}

/** The knocks of one cause in one hour; an empty cause is none. */
type Counted = {
  readonly hour: HourNumber;
  readonly cause: string;
  readonly answered: boolean;
  readonly count: number;
};

/** All hours of a cause come as one text, as in `readPaces`. */
async function countKnocks(tx: Tx, counted: Span, live: Span): Promise<Counted[]> {
  const sinceThen = live.from < live.to ? Prisma.sql`UNION ALL ${countedKnocks(live)}` : Prisma.empty;
  const rows = await tx.$queryRaw<{ cause: string; answered: boolean; hours: string }[]>`
    SELECT cause, answered, string_agg(${hourNumberInSql} || ':' || count, ' ') AS hours
    FROM (
      SELECT hour, cause, reply_kind <> '' AS answered, sum(count) AS count
      FROM (
        SELECT hour, connector, knock, reply_kind, cause, count FROM transfer_hour
        WHERE hour >= ${counted.from} AND hour < ${counted.to} ${sinceThen}
      ) AS knocks GROUP BY 1, 2, 3
    ) AS by_hour GROUP BY 1, 2`;
  return rows.flatMap(({ cause, answered, hours }) =>
    hours.split(" ").map((text) => {
      const [hour, count] = text.split(":");
      return { hour: Number(hour), cause, answered, count: Number(count) };
    }),
  );
}

function sumUp(rows: readonly Counted[], days: Days): Omit<TransferAnalysis, "operations" | "countedTo"> {
  const { through, unanswered } = tallyOf(rows);
  const knocks = rows.reduce((sum, { count }) => sum + count, 0);
  const byCause = Object.groupBy(
    rows.filter(({ cause }) => cause !== ""),
    ({ cause }) => cause,
  );
  const causes = Object.entries(byCause)
    .map(([cause, own = []]) => ({
      cause: cause as MissingCause,
      count: own.reduce((sum, { count }) => sum + count, 0),
    }))
    .map((one) => ({ ...one, share: one.count / knocks }))
    .sort((a, b) => b.count - a.count || (a.cause < b.cause ? -1 : 1));
  const places = placesOf(days);
  const byDay = Object.groupBy(rows, ({ hour }) => places.dayOf(hour));
  const byHour = Object.groupBy(rows, ({ hour }) => clockHour(hour));
  return {
    knocks,
    through,
    unanswered,
    causes,
    days: places.days.map((day, place) => ({ day, ...tallyOf(byDay[place] ?? []) })),
    hours: hoursOfDay.map((hour) => ({ hour, ...tallyOf(byHour[hour] ?? []) })),
  };
}

function tallyOf(rows: readonly Counted[]): Tally {
  const tally = { through: 0, unanswered: 0, way: 0, bureau: 0, content: 0, unexplained: 0 };
  for (const { cause, answered, count } of rows) {
    const place = !answered ? "unanswered" : cause === "" ? "through" : sideOf(cause as MissingCause);
    tally[place] += count;
  }
  return tally;
}

function operationsOf(paces: readonly Pace[], days: Days): OperationPace[] {
  const places = placesOf(days);
  const operations = Object.groupBy(paces, ({ connector, operation }) => `${connector} ${operation}`);
  return Object.entries(operations)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own = []]) => {
      const first = own[0];
      if (!first) return [];
      const byDay = Object.groupBy(own, ({ hour }) => places.dayOf(hour));
      const byHour = Object.groupBy(own, ({ hour }) => clockHour(hour));
      const days = places.days.map((_, place) => bucketsOf(byDay[place]));
      const hours = hoursOfDay.map((hour) => bucketsOf(byHour[hour]));
      return [
        {
          connector: first.connector,
          operation: first.operation,
          whole: figuresOf(merged(days)),
          byDay: days.map(figuresOf),
          byHour: hours.map(figuresOf),
        },
      ];
    });
}

function bucketsOf(paces: readonly Pace[] = []): Buckets {
  return merged(paces.map(({ buckets }) => buckets));
}

function figuresOf(buckets: Buckets): PaceFigures {
  return { count: countIn(buckets), p50: quantile(buckets, 0.5), p95: quantile(buckets, 0.95) };
}

const hoursOfDay = Array.from({ length: 24 }, (_, hour) => hour);

/** The days of a span, and which of them an hour lies on. */
function placesOf({ from, to }: Days) {
  const first = hourNumberOf(spanOf({ from, to }).from);
  return {
    days: Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index)),
    dayOf: (hour: HourNumber) => Math.floor((hour - first) / 24),
  };
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
