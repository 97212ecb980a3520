import { useLocale, useNow, useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { useMonthName } from "#components/ui/use-month-name.ts";
import { businessDateOf, type Period, periodBefore, periodOf } from "#domain/period.ts";
import { getPathname } from "#i18n/navigation.ts";

/** Three years: as far back as a filing is corrected. An older one is reached by its address. */
const offered = 36;

type PeriodFormProps = { period: Period; error?: string };

/** A plain GET form: the period stands in the address. */
export function PeriodForm({ period, error }: PeriodFormProps) {
  const t = useTranslations("books.monthEnd");
  const locale = useLocale();
  const nameOf = useMonthName();
  const periods = periodsTo(periodOf(businessDateOf(useNow())));
  const choices = periods.includes(period) ? periods : [...periods, period];
  return (
    <form
      data-assist="period"
      action={getPathname({ href: paths.monthEnd, locale })}
      className="flex flex-wrap items-end gap-3 print:hidden"
    >
      <Select
        name="period"
        label={t("period")}
        choices={choices.map((value) => ({ value, label: nameOf(value) }))}
        defaultValue={period}
        error={error}
        required
      />
      <Button type="submit">{t("submit")}</Button>
    </form>
  );
}

/** The newest first. */
function periodsTo(last: Period): Period[] {
  const periods = [last];
  while (periods.length < offered) periods.push(periodBefore(periods.at(-1) ?? last));
  return periods;
}
