import { z } from "zod";
import {
  addDays,
  type BusinessDate,
  businessDateOf,
  daysBetween,
  instantOf,
  isBusinessDate,
  periodAfter,
  periodBefore,
  periodOf,
} from "./period.ts";
import { ages, pressingReasons, type Tally } from "./pressing.ts";

/** A report of one day or one month, as it was made; nothing in it is ever counted anew. Money in fen. */
export const reportKinds = ["daily", "monthly"] as const;
export type ReportKind = (typeof reportKinds)[number];

/** Which reports go out by letter; whoever wants the days wants the months, too. */
export const reportLetters = ["daily", "monthly", "none"] as const;
export type ReportLetters = (typeof reportLetters)[number];

/** A month is told of on the 1st, and again when the days to confirm it (汇总确认) are over. */
export const editions = { first: 1, closing: 2 } as const;

/** Days of each month, and the time in Beijing, at which reports are made. */
export const reportSlots = { daily: { daily: "07:30" }, monthly: { days: [1, 14], at: "07:30" } } as const;

export type ReportName = { readonly kind: ReportKind; readonly period: string; readonly edition: number };

const fen = z.union([z.bigint(), z.string().regex(/^-?\d{1,18}$/)]).transform((value) => BigInt(value));
const count = z.int().nonnegative();
const tally = z.object({ count, total: fen });
const moment = z.iso.datetime();
const day = z.string().refine(isBusinessDate);

const frame = {
  kind: z.enum(reportKinds),
  period: z.string(),
  edition: z.int().positive(),
  madeAt: moment,
};

/** How many were submitted in an hour or on a day, by what has become of them. */
const place = z.object({ place: z.string(), accepted: count, returned: count, other: count });

export const merchantReportSchema = z.object({
  ...frame,
  for: z.literal("merchant"),
  merchant: z.object({ name: z.string(), taxpayerId: z.string() }),
  /** The first page's figures at that moment. */
  now: z.object({
    missing: tally,
    differing: tally,
    tooLate: tally,
    onTheirWay: count,
    unknown: count,
    held: count,
    returned: count,
    withSupport: count,
    toCarry: count,
    notYetDue: count,
    overdue: count,
    atBureau: count.nullable(),
    missingHere: count,
    bureauCompleteTo: moment.nullable(),
    comparedAt: moment.nullable(),
  }),
  reasons: z.array(z.object({ reason: z.enum(pressingReasons), ...tally.shape })),
  ages: z.array(z.object({ age: z.enum(ages), ...tally.shape })),
  dues: z.array(z.object({ due: day, daysLeft: z.int(), ...tally.shape })),
  sent: z.object({
    all: tally,
    accepted: tally,
    returned: tally,
    withSupport: tally,
    onTheirWay: tally,
    cancelled: tally,
  }),
  places: z.array(place),
  /** What had to be looked at at the end of each day; null of days nobody kept books of yet. */
  trend: z.array(z.object({ day, count: count.nullable(), total: fen.nullable() })),
  files: z.object({ files: count, rows: count }),
  compared: z.object({
    times: count,
    complete: count,
    broken: count,
    healed: count,
    /** Invoices per finding of the last whole comparison. */
    findings: z.record(z.string(), count).nullable(),
    at: moment.nullable(),
  }),
  /** The first of them by date of issue. */
  invoices: z.array(
    z.object({
      key: z.string(),
      issuedOn: day,
      buyerName: z.string(),
      total: fen,
      reason: z.enum(pressingReasons),
      due: day,
      daysLeft: z.int(),
    }),
  ),
});
export type MerchantReport = z.output<typeof merchantReportSchema>;

export const houseReportSchema = z.object({
  ...frame,
  for: z.literal("house"),
  merchants: z.object({ all: count, compared: count, pressing: count }),
  pressing: tally,
  reasons: z.array(z.object({ reason: z.enum(pressingReasons), ...tally.shape })),
  sent: z.object({
    all: count,
    accepted: count,
    returned: count,
    withSupport: count,
    onTheirWay: count,
    cancelled: count,
  }),
  /** By the way they went last; empty for what has not gone yet. */
  ways: z.array(z.object({ way: z.string(), count, accepted: count, returned: count })),
  places: z.array(place),
  compared: z.object({ times: count, complete: count, broken: count, healed: count }),
  outages: z.array(
    z.object({ connector: z.string(), cause: z.string(), beganAt: moment, endedAt: moment.nullable(), minutes: count }),
  ),
  alerts: z.array(z.object({ rule: z.string(), severity: z.string(), times: count, open: count })),
  /** Of submissions that ended in this time with a promise: how many by the likely time, and by the latest. */
  promise: z.object({ given: count, likely: count, kept: count }),
  runs: z.object({ done: count, failed: count, cancelled: count, died: count }),
  letters: z.object({ sent: count, givenUp: count }),
});
export type HouseReport = z.output<typeof houseReportSchema>;
export type Report = MerchantReport | HouseReport;

/** All that had to be looked at: missing, different or too late. */
export function pressingOf({ now }: Pick<MerchantReport, "now">): Tally {
  return [now.missing, now.differing, now.tooLate].reduce((sum, { count, total }) => ({
    count: sum.count + count,
    total: sum.total + total,
  }));
}

/** A period of this kind, as its address has it: `2026-11-22` or `2026-11`. */
export function isReportPeriod(kind: ReportKind, period: string): boolean {
  if (kind === "daily") return isBusinessDate(period);
  return period.length === 7 && isBusinessDate(`${period}-01`);
}

/** The first and the last day a report is of. */
export function daysOfReport(
  kind: ReportKind,
  period: string,
): { readonly first: BusinessDate; readonly last: BusinessDate } {
  if (kind === "daily") return { first: period, last: period };
  return { first: `${period}-01`, last: addDays(`${periodAfter(period)}-01`, -1) };
}

/** The same as instants: from the first moment to before another. */
export function spanOfReport(kind: ReportKind, period: string): { readonly from: Date; readonly until: Date } {
  const { first, last } = daysOfReport(kind, period);
  const from = instantOf(first);
  const until = instantOf(addDays(last, 1));
  if (!from || !until) throw new RangeError(`no ${kind} report is of ${period}`);
  return { from, until };
}

/** Every day it is of, or the days that lead up to it: what its curve is drawn over. */
export function trendDays(kind: ReportKind, period: string): BusinessDate[] {
  const { first, last } = daysOfReport(kind, period);
  const from = kind === "daily" ? addDays(last, -13) : first;
  return Array.from({ length: daysBetween(from, last) + 1 }, (_, index) => addDays(from, index));
}

/** What is reported on at a slot: yesterday, or the month before; that again once its days to confirm are over. */
export function reportAt(kind: ReportKind, slot: Date): ReportName {
  const today = businessDateOf(slot);
  if (kind === "daily") return { kind, period: addDays(today, -1), edition: editions.first };
  const period = periodBefore(periodOf(today));
  const isOver = Number(today.slice(8)) >= reportSlots.monthly.days[1];
  return { kind, period, edition: isOver ? editions.closing : editions.first };
}

/** JSON of it: fen as text, which no reader rounds. */
export function reportText(report: Report): string {
  return JSON.stringify(report, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
}
