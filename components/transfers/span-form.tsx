import { useLocale, useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { addDays, type BusinessDate } from "#domain/period.ts";
import { getPathname } from "#i18n/navigation.ts";
import type { Days } from "#server/transfers/analyse-transfers.ts";

const spans = { today: 1, week: 7, month: 30 } as const;

/** Which days are looked at: by a link for the usual ones, by two dates for any. They stand in the address. */
export function SpanForm({ days, today }: { days: Days; today: BusinessDate }) {
  const t = useTranslations("transfers.span");
  const locale = useLocale();
  return (
    <search aria-label={t("label")} className="print:hidden">
      <form
        action={getPathname({ href: paths.opsTransfers, locale })}
        className="flex flex-wrap items-end gap-x-4 gap-y-3"
      >
        <TextInput name="from" type="date" label={t("from")} filter defaultValue={days.from} max={today} />
        <TextInput name="to" type="date" label={t("to")} filter defaultValue={days.to} max={today} />
        <Button type="submit">{t("apply")}</Button>
        <ul className="flex min-h-9 flex-wrap items-center gap-x-4">
          {(["today", "week", "month"] as const).map((name) => (
            <li key={name}>
              <TextLink href={`${paths.opsTransfers}?from=${addDays(today, 1 - spans[name])}&to=${today}`}>
                {t(name)}
              </TextLink>
            </li>
          ))}
        </ul>
      </form>
    </search>
  );
}
