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
};

export function deadlineOf(issuedOn: BusinessDate, today: BusinessDate, rules = deadlineRules): Deadline {
  const rule = ruleFor(issuedOn, rules);
  const due = `${periodAfter(periodOf(issuedOn))}-${String(rule.dayOfNextPeriod).padStart(2, "0")}`;
  return { rule: rule.id, due, daysLeft: daysBetween(today, due) };
}

/** An invoice is due at the bureau once its list is complete to the end of the day after issue. */
export function isDue(issuedOn: BusinessDate, watermark: Date | null): boolean {
  if (watermark === null) return false;
  const lagOver = instantOf(addDays(issuedOn, lagDays + 1));
  return lagOver !== null && watermark >= lagOver;
}

function ruleFor(issuedOn: BusinessDate, rules: readonly DeadlineRule[]): DeadlineRule {
  const rule = rules.findLast((candidate) => candidate.from <= issuedOn);
  if (!rule) throw new RangeError(`no deadline rule covers ${issuedOn}`);
  return rule;
}
