import { addDays, type BusinessDate, daysBetween, instantOf, periodAfter, periodOf } from "./period.ts";

/**
 * Dated rules about how long an issued invoice can still be uploaded. The sources disagree, so they are hints with
 * a source and never a promise: 以主管税务机关为准 (`lifecycle.md` §2, `domain.md` §7.1–7.2).
 */
export type DeadlineRule = {
  readonly id: string;
  readonly from: BusinessDate;
  /** Issued within a period, due by this day of the next one (汇总确认). */
  readonly dayOfNextPeriod: number;
  /** Hours after issue within which 乐企 wants the upload; past it the invoice is late, not lost. */
  readonly hoursAfterIssue: number;
  readonly source: string;
};

export const deadlineRules: readonly DeadlineRule[] = [
  { id: "leqi-2024", from: "2000-01-01", dayOfNextPeriod: 13, hoursAfterIssue: 48, source: "乐企 基础版开票 V5.001" },
];

/** How long the bureau's own list may lag behind an issue: 当日开具次日可查 (T+1). */
export const lagDays = 1;

export type Deadline = {
  readonly rule: string;
  /** The last day on which a re-upload counts for its period. */
  readonly due: BusinessDate;
  readonly daysLeft: number;
  /** The day it was before, where an incident of ours moved it. */
  readonly moved: ExtendedDue["moved"];
};

/** @param extensions of the merchant (`server/incidents/due-extensions.ts`) */
export function deadlineOf(
  issuedOn: BusinessDate,
  today: BusinessDate,
  extensions: readonly DueExtension[] = [],
  rules = deadlineRules,
): Deadline {
  const rule = ruleFor(issuedOn, rules);
  const { due, moved } = extendedDue(
    `${periodAfter(periodOf(issuedOn))}-${String(rule.dayOfNextPeriod).padStart(2, "0")}`,
    extensions,
  );
  return { rule: rule.id, due, daysLeft: daysBetween(today, due), moved };
}

/** Further back nobody looks for an invoice that could still be in time. */
const mostMonthsInTime = 24;

/** The first day of issue whose invoices can still be in time: what was issued before has passed its last day. */
export function firstDayInTime(today: BusinessDate, extensions: readonly DueExtension[] = []): BusinessDate {
  let first = firstOf(today);
  for (let months = 0; months < mostMonthsInTime; months++) {
    const before = firstOf(addDays(first, -1));
    if (deadlineOf(before, today, extensions).daysLeft < 0) break;
    first = before;
  }
  return first;
}

function firstOf(date: BusinessDate): BusinessDate {
  return `${periodOf(date)}-01`;
}

/** An invoice is due at the bureau once its list is complete to the end of the day after issue. */
export function isDue(issuedOn: BusinessDate, watermark: Date | null): boolean {
  if (watermark === null) return false;
  const lagOver = instantOf(addDays(issuedOn, lagDays + 1));
  return lagOver !== null && watermark >= lagOver;
}

/** A last day from `from` on, and before `to`, is moved to `to`: an incident we published says so. */
export type DueExtension = { readonly from: BusinessDate; readonly to: BusinessDate; readonly incidentId: string };

export type ExtendedDue = {
  readonly due: BusinessDate;
  /** The day it was before, and the incident that moved it last; null where it stands as the rule has it. */
  readonly moved: { readonly from: BusinessDate; readonly incidentId: string } | null;
};

/** A last day with what was announced since; a moved day may be moved again. A hint like the rule it moves. */
export function extendedDue(due: BusinessDate, extensions: readonly DueExtension[]): ExtendedDue {
  let reached: ExtendedDue = { due, moved: null };
  for (const { from, to, incidentId } of extensions.toSorted((a, b) => (a.to < b.to ? -1 : 1))) {
    if (from <= reached.due && reached.due < to) reached = { due: to, moved: { from: due, incidentId } };
  }
  return reached;
}

function ruleFor(issuedOn: BusinessDate, rules: readonly DeadlineRule[]): DeadlineRule {
  const rule = rules.findLast((candidate) => candidate.from <= issuedOn);
  if (!rule) throw new RangeError(`no deadline rule covers ${issuedOn}`);
  return rule;
}
