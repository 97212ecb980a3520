import { type Query, singleQuery } from "#app/single-query.ts";
import { addDays, type BusinessDate, isBusinessDate } from "#domain/period.ts";
import type { Days } from "#server/transfers/analyse-transfers.ts";

/** Longer the counters would still answer, but no chart could show it. */
export const mostDays = 92;
const usualDays = 30;

/** What an address asks of the analysis; without a word, the last thirty days. */
export type Asked = {
  readonly days: Days;
  /** The first day of “after”, where two spans are to be compared; it lies inside, and is not the first day. */
  readonly split: BusinessDate | null;
  /** It was asked for, and does not fit. */
  readonly splitOutside: boolean;
  readonly shortened: boolean;
  /** `leqi.send`: whose time is drawn. */
  readonly pace: string | null;
};

export function readSpan(query: Query, today: BusinessDate): Asked {
  const { from, to, split, pace } = singleQuery(query);
  const last = to && isBusinessDate(to) && to <= today ? to : today;
  const asked = from && isBusinessDate(from) && from <= last ? from : addDays(last, 1 - usualDays);
  const earliest = addDays(last, 1 - mostDays);
  const shortened = asked < earliest;
  const days = { from: shortened ? earliest : asked, to: last };
  const fits = Boolean(split && isBusinessDate(split) && split > days.from && split <= days.to);
  return {
    days,
    split: fits && split ? split : null,
    splitOutside: Boolean(split) && !fits,
    shortened,
    pace: pace ?? null,
  };
}
