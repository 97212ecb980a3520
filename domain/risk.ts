import type { Deadline } from "./deadline.ts";
import { type Fen, magnitude } from "./money.ts";
import type { BusinessDate } from "./period.ts";

/**
 * How pressing one missing invoice is. Time comes before money, because only time runs out: an invoice that can still be
 * in time goes before one that cannot any more, what runs out first before what runs out later, and of those that run
 * out on one day the one with the greater sum (a red one by its size). All invoices of a month run out on one day.
 */
export type AtRisk = {
  readonly key: string;
  readonly total: Fen;
  readonly deadline: Pick<Deadline, "due" | "daysLeft">;
};

/** For sorting, the most pressing first; `server/missing/risk-order` says the same in SQL. */
export function byRisk(one: AtRisk, other: AtRisk): number {
  return (
    compare(hasPassed(one), hasPassed(other)) ||
    compare(one.deadline.due, other.deadline.due) ||
    compare(magnitude(other.total), magnitude(one.total)) ||
    compare(one.key, other.key)
  );
}

/** Days before the last one on which somebody is reminded. */
export const reminderDays = [7, 3, 1] as const;

/** The days on which reminders for a deadline are written. */
export function isReminderDay(daysLeft: number): boolean {
  return reminderDays.some((days) => days === daysLeft);
}

/** `YYYY-MM-DD` → months since year 0: what invoices of one last day have in common. */
export function monthNumber(date: BusinessDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}

function hasPassed({ deadline }: AtRisk): boolean {
  return deadline.daysLeft < 0;
}

function compare<T extends string | bigint | boolean>(one: T, other: T): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
