/** `YYYY-MM-DD` in Asia/Shanghai: what an invoice calls its date. */
export type BusinessDate = string;
/** `YYYY-MM`: 所属期. */
export type Period = string;

const shanghaiOffsetMs = 8 * 3_600_000;
const dayMs = 86_400_000;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** China has kept one zone without summer time since 1991, so an offset is the whole rule. */
export function businessDateOf(instant: Date): BusinessDate {
  return new Date(instant.getTime() + shanghaiOffsetMs).toISOString().slice(0, 10);
}

/** `YYYY-MM-DD HH:mm:ss` in Asia/Shanghai, the way bureau interfaces write instants. */
export function shanghaiTimestamp(instant: Date): string {
  return new Date(instant.getTime() + shanghaiOffsetMs).toISOString().slice(0, 19).replace("T", " ");
}

/** The day of a `date` column, which comes as midnight in Greenwich. */
export function dayOf(date: Date): BusinessDate {
  return date.toISOString().slice(0, 10);
}

/** The instant of a Shanghai wall-clock time; null when it does not exist. */
export function instantOf(date: BusinessDate, time = "00:00:00"): Date | null {
  if (!isBusinessDate(date)) return null;
  const instant = new Date(`${date}T${time}+08:00`);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

/** A day that exists, from 1990 on: no invoice is older, and a number of eight digits is not a date of year 0. */
export function isBusinessDate(text: string): boolean {
  if (text < "1990" || text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  const day = figuresAt(text, 8, 10);
  return day >= 1 && day <= daysInMonth(figuresAt(text, 0, 4), figuresAt(text, 5, 7));
}

/** `HH:mm:ss`, no leap second. */
export function isTimeOfDay(text: string): boolean {
  if (text.length !== 8 || text.charCodeAt(2) !== 58 || text.charCodeAt(5) !== 58) return false;
  return figuresAt(text, 0, 2) < 24 && figuresAt(text, 3, 5) < 60 && figuresAt(text, 6, 8) < 60;
}

/** A day, `YYYY-MM-DD`, or a second of one, `YYYY-MM-DD HH:mm:ss`. */
export function isMoment(text: string): boolean {
  if (!isBusinessDate(text.slice(0, 10))) return false;
  return text.length === 10 || (text.charCodeAt(10) === 32 && isTimeOfDay(text.slice(11)));
}

/** NaN where there is anything but digits. */
function figuresAt(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** 0 for a month that does not exist. */
function daysInMonth(year: number, month: number): number {
  if (Number.isNaN(year)) return 0;
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return monthLengths[month - 1] ?? 0;
}

/** The instant so many milliseconds, in whole ones, after another. */
export function later(instant: Date, ms: number): Date {
  return new Date(instant.getTime() + Math.round(ms));
}

export function addDays(date: BusinessDate, days: number): BusinessDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` lies before. */
export function daysBetween(from: BusinessDate, to: BusinessDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

export function periodOf(date: BusinessDate): Period {
  return date.slice(0, 7);
}

export function periodBefore(period: Period): Period {
  return periodOf(addDays(`${period}-01`, -1));
}

export function periodAfter(period: Period): Period {
  const [year = 0, month = 0] = period.split("-").map(Number);
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, "0")}`;
}
