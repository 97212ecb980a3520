import { useLocale, useNow, useTranslations } from "next-intl";
import { longInstant } from "#components/ui/date-text.ts";
import { ageOf } from "./age-of.ts";

/** How long ago an instant was; the instant itself is on hover. */
export function Age({ from }: { from: Date }) {
  const t = useTranslations("support.age");
  const locale = useLocale();
  const { unit, count } = ageOf(from, useNow());
  return (
    <time dateTime={from.toISOString()} title={longInstant(from, locale)} className="figures whitespace-nowrap">
      {t(unit, { count })}
    </time>
  );
}
