/** Whole hours since 1970: how an hour is named where there are thousands of them. */
export type HourNumber = number;

const hourMs = 3_600_000;
/** Beijing's, all year round. */
const hoursAhead = 8;

/** The whole hour an instant lies in; Beijing's hours begin when UTC's do. */
export function hourOf(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / hourMs) * hourMs);
}

/**
 * How long after its end an hour still takes answers as a matter of course: a call is given up after half a minute, a
 * worker that lost its lease within minutes. An answer later than that has its hour counted anew.
 */
export const closedAfterMs = 3 * hourMs;

/** The first hour that may still change by itself. */
export function firstOpenHour(now: Date): Date {
  return hourOf(new Date(now.getTime() - closedAfterMs - hourMs));
}

export function hourNumberOf(instant: Date): HourNumber {
  return Math.floor(instant.getTime() / hourMs);
}

export function instantOfHour(hour: HourNumber): Date {
  return new Date(hour * hourMs);
}

/** 0 to 23, as clocks in Beijing show it. */
export function clockHour(hour: HourNumber): number {
  return (hour + hoursAhead) % 24;
}
