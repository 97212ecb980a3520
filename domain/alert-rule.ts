import { type FigureName, figureOf } from "./house-figure.ts";

/** Pages of the contingency handbook (`content/handbook`). Every rule opens one of them. */
export const handbookPages = [
  "plan",
  "bureau-silent",
  "bureau-refuses",
  "queue-behind",
  "worker-stopped",
  "database-slow",
  "host-short",
  "certificate-clock",
  "letters-stuck",
  "comparison-stopped",
  "rejections-up",
  "missing-wave",
  "password-guessing",
] as const;
export type HandbookPage = (typeof handbookPages)[number];

/** Where on the page of the house its light stands. */
export const houseAreas = ["bureau", "queue", "worker", "books", "database", "host", "letters", "sign-in"] as const;
export type HouseArea = (typeof houseAreas)[number];

export type Severity = "critical" | "warning";

/** What is counted by the hour and held against the same hour of earlier weeks. */
export const trends = ["rejected", "failed", "missing"] as const;
export type Trend = (typeof trends)[number];

/**
 * `over`, `under`: every reading of the last `minutes` lies beyond `limit`; it is over again when every one lies within
 * `recover` for as long. An absence is an age that is `over`. `trend`: the last hour has at least `least`, and more than
 * `factor` times the median of the same hour of four weeks; over again at `recover` times.
 */
export type Condition =
  | {
      readonly kind: "over" | "under";
      readonly figure: FigureName;
      readonly limit: number;
      readonly recover: number;
      readonly minutes: number;
    }
  | {
      readonly kind: "trend";
      readonly of: Trend;
      readonly factor: number;
      readonly recover: number;
      readonly least: number;
    };

export type AlertRule = {
  readonly name: string;
  readonly area: HouseArea;
  readonly severity: Severity;
  readonly handbook: HandbookPage;
  readonly condition: Condition;
  /** While the bureau's maintenance is announced for this way, nobody is woken. */
  readonly expectedInMaintenance?: true;
};

const minute = 60;
const hour = 60 * minute;

/** What is held against us, and from when on. `docs/monitoring/prometheus-alerts.yml` is written from this table. */
export const alertRules = [
  rule("bureau-silent", "bureau", "critical", "bureau-silent", over("way_silent", 0.5, 0.5, 2), true),
  rule("bureau-slow", "bureau", "warning", "bureau-silent", over("probe_seconds", 5, 3, 15), true),
  rule("bureau-refuses", "bureau", "critical", "bureau-refuses", over("way_refused", 0.5, 0.5, 1)),
  rule("certificate-failed", "bureau", "critical", "certificate-clock", over("certificate_failed", 0.5, 0.5, 1)),
  rule("bureau-clock-apart", "bureau", "warning", "certificate-clock", over("bureau_clock_apart_seconds", 120, 60, 10)),
  rule("clock-apart", "host", "warning", "certificate-clock", over("clock_apart_seconds", 30, 10, 5)),
  rule("queue-old", "queue", "critical", "queue-behind", over("queue_age_seconds", 5 * minute, minute, 5)),
  rule("jobs-old", "queue", "warning", "queue-behind", over("job_age_seconds", 5 * minute, minute, 5)),
  rule("worker-absent", "worker", "critical", "worker-stopped", under("workers", 0.5, 0.5, 2)),
  rule("worker-lost", "worker", "warning", "worker-stopped", over("workers_lost", 0.5, 0.5, 2)),
  rule("unwatched", "worker", "warning", "worker-stopped", over("unwatched_seconds", 5 * minute, 2 * minute, 0)),
  rule("seal-absent", "worker", "warning", "worker-stopped", over("seal_age_seconds", 26 * hour, 25 * hour, 5)),
  rule(
    "comparison-absent",
    "books",
    "critical",
    "comparison-stopped",
    over("comparison_age_seconds", 2 * hour, hour, 5),
  ),
  rule("database-slow", "database", "warning", "database-slow", over("database_round_trip_seconds", 0.5, 0.2, 5)),
  rule("connections-short", "database", "critical", "database-slow", over("database_connections_ratio", 0.85, 0.75, 5)),
  rule("database-volume-low", "database", "critical", "host-short", under("database_volume_free_ratio", 0.1, 0.15, 5)),
  rule("files-low", "host", "warning", "host-short", under("files_free_ratio", 0.1, 0.15, 5)),
  rule("files-full", "host", "critical", "host-short", under("files_free_ratio", 0.03, 0.05, 2)),
  rule("memory-low", "host", "warning", "host-short", under("memory_free_ratio", 0.05, 0.1, 10)),
  rule("load-high", "host", "warning", "host-short", over("load_per_core", 4, 2, 15)),
  rule("letters-late", "letters", "warning", "letters-stuck", over("letter_age_seconds", 15 * minute, 5 * minute, 5)),
  rule("sign-ins-failing", "sign-in", "warning", "password-guessing", over("failed_sign_ins", 60, 20, 5)),
  rule("rejections-up", "books", "warning", "rejections-up", trend("rejected", 3, 2, 20)),
  rule("transfers-failing", "bureau", "warning", "bureau-silent", trend("failed", 3, 2, 20)),
  rule("missing-up", "books", "warning", "missing-wave", trend("missing", 3, 2, 50)),
] as const satisfies readonly AlertRule[];

export type RuleName = (typeof alertRules)[number]["name"];

export type Reading = { readonly at: Date; readonly value: number };
/** The last hour, and the same hour of those earlier weeks in which somebody counted. */
export type HourCount = { readonly current: number; readonly earlier: readonly number[] };

/**
 * `between`: neither bad enough to begin nor good enough to end, or not enough is known; an alert stays as it is then.
 * `limit` is what the value was held against.
 */
export type Verdict = {
  readonly state: "holds" | "clear" | "between";
  readonly value: number | null;
  readonly limit: number | null;
  /** Since when it holds, as far as was looked back. */
  readonly since: Date;
};

/** What a figure says of a rule. @param readings of one figure and subject, the oldest first */
export function judgeReadings(condition: Condition, readings: readonly Reading[], now: Date): Verdict {
  if (condition.kind === "trend") throw new TypeError("a trend is judged by hours");
  const { kind, figure, limit, recover, minutes } = condition;
  const pace = figureOf(figure).paceSeconds ?? minute;
  const from = now.getTime() - Math.max(minutes * minute, pace * 1.5) * 1_000;
  const seen = readings.filter(({ at }) => at.getTime() >= from && at <= now);
  const [first] = seen;
  const value = seen.at(-1)?.value ?? null;
  if (!first || first.at.getTime() > now.getTime() - (minutes * minute - pace * 1.5) * 1_000)
    return { state: "between", value, limit, since: first?.at ?? now };
  const beyond = (mark: number) => (reading: Reading) =>
    kind === "over" ? reading.value > mark : reading.value < mark;
  const state = seen.every(beyond(limit)) ? "holds" : seen.some(beyond(recover)) ? "between" : "clear";
  return { state, value, limit, since: first.at };
}

/** Without three of the four weeks before there is nothing to hold an hour against. */
const weeksNeeded = 3;

export function judgeHour(condition: Condition, { current, earlier }: HourCount, now: Date): Verdict {
  if (condition.kind !== "trend") throw new TypeError("only a trend is judged by hours");
  if (earlier.length < weeksNeeded) return { state: "between", value: current, limit: null, since: now };
  const usual = medianOf(earlier);
  const limit = Math.max(condition.least, condition.factor * usual);
  const calm = Math.max(condition.least, condition.recover * usual);
  const state = current >= limit ? "holds" : current >= calm ? "between" : "clear";
  return { state, value: current, limit, since: now };
}

/** Null for a rule there no longer is. */
export function ruleNamed(name: string): AlertRule | null {
  return alertRules.find((one) => one.name === name) ?? null;
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
}

function rule<Name extends string>(
  name: Name,
  area: HouseArea,
  severity: Severity,
  handbook: HandbookPage,
  condition: Condition,
  expected = false,
): AlertRule & { readonly name: Name } {
  return { name, area, severity, handbook, condition, ...(expected && { expectedInMaintenance: true }) };
}

function over(figure: FigureName, limit: number, recover: number, minutes: number): Condition {
  return { kind: "over", figure, limit, recover, minutes };
}

function under(figure: FigureName, limit: number, recover: number, minutes: number): Condition {
  return { kind: "under", figure, limit, recover, minutes };
}

function trend(of: Trend, factor: number, recover: number, least: number): Condition {
  return { kind: "trend", of, factor, recover, least };
}
