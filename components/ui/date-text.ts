import { businessDateOf, shanghaiTimestamp } from "#domain/period.ts";
import type { Locale } from "#i18n/routing.ts";

const englishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `2026-11-22` → 2026年11月22日 / 22 Nov 2026. */
export function longDate(date: string, locale: Locale): string {
  const [year = "", month = "", day = ""] = date.split("-");
  if (locale === "en") return `${Number(day)} ${englishMonths[Number(month) - 1]} ${year}`;
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** `2026-11-22` → 11-22 / 22 Nov; another year than `today`'s is written out. */
export function shortDate(date: string, locale: Locale, today: string): string {
  if (date.slice(0, 4) !== today.slice(0, 4)) return locale === "en" ? longDate(date, locale) : date;
  return locale === "en" ? longDate(date, locale).slice(0, -5) : date.slice(5);
}

/** An instant in Beijing time: 11-22 14:03 / 22 Nov 14:03. */
export function shortInstant(instant: Date, locale: Locale, now: Date): string {
  return `${shortDate(businessDateOf(instant), locale, businessDateOf(now))} ${clock(instant)}`;
}

/** The same, of today the time of day alone: 14:03. */
export function nearInstant(instant: Date, locale: Locale, now: Date): string {
  return businessDateOf(instant) === businessDateOf(now) ? clock(instant) : shortInstant(instant, locale, now);
}

/** An instant in Beijing time, in full: 2026年11月22日 14:03:27 / 22 Nov 2026 14:03:27. */
export function longInstant(instant: Date, locale: Locale): string {
  return `${longDate(businessDateOf(instant), locale)} ${shanghaiTimestamp(instant).slice(11)}`;
}

/** `14:03`, Beijing time. */
export function clock(instant: Date): string {
  return shanghaiTimestamp(instant).slice(11, 16);
}
