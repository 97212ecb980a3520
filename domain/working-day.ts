import { addDays, type BusinessDate } from "./period.ts";

/**
 * 《国务院办公厅关于2026年部分节假日安排的通知》, 2025-11-04: the days off, from to, weekends among them, and the
 * Saturdays and Sundays worked in their place.
 */
const daysOff: readonly (readonly [from: BusinessDate, to: BusinessDate])[] = [
  ["2026-01-01", "2026-01-03"],
  ["2026-02-15", "2026-02-23"],
  ["2026-04-04", "2026-04-06"],
  ["2026-05-01", "2026-05-05"],
  ["2026-06-19", "2026-06-21"],
  ["2026-09-25", "2026-09-27"],
  ["2026-10-01", "2026-10-07"],
];
const madeUp: readonly BusinessDate[] = [
  "2026-01-04",
  "2026-02-14",
  "2026-02-28",
  "2026-05-09",
  "2026-09-20",
  "2026-10-10",
];

/** The last day this table knows of: the notice for 2027 is not in it, so later only weekends are days off. */
export const announcedTo: BusinessDate = "2026-12-31";

/** 工作日, as offices in China keep them. */
export function isWorkingDay(date: BusinessDate): boolean {
  if (madeUp.includes(date)) return true;
  if (daysOff.some(([from, to]) => from <= date && date <= to)) return false;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The working day so many after a date, which does not count itself. @param count from 1 */
export function workingDayAfter(date: BusinessDate, count: number): BusinessDate {
  let day = date;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}
