import { useLocale, useNow } from "next-intl";
import { businessDateOf } from "#domain/period.ts";
import { longDate, longInstant, nearInstant, shortDate, shortInstant } from "./date-text.ts";

const instantTexts = { short: shortInstant, near: nearInstant, long: longInstant } as const;

/** An instant, always in Beijing time; the full form is on hover. `near`: of today, the time of day alone. */
export function DateTime({ at, form = "short" }: { at: Date | string; form?: keyof typeof instantTexts }) {
  const locale = useLocale();
  const now = useNow();
  const instant = new Date(at);
  return (
    <time dateTime={instant.toISOString()} title={longInstant(instant, locale)} className="figures whitespace-nowrap">
      {instantTexts[form](instant, locale, now)}
    </time>
  );
}

/** A date on an invoice: `YYYY-MM-DD`, no clock and no zone. */
export function BusinessDate({ date, form = "short" }: { date: string; form?: "short" | "long" }) {
  const locale = useLocale();
  const today = businessDateOf(useNow());
  const full = longDate(date, locale);
  return (
    <time dateTime={date} title={full} className="figures whitespace-nowrap">
      {form === "long" ? full : shortDate(date, locale, today)}
    </time>
  );
}
