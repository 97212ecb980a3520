import { useLocale, useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { getPathname } from "#i18n/navigation.ts";

/** The same counts for one day of issue; a plain GET form. */
export function DayForm({ day }: { day?: string }) {
  const t = useTranslations("books.findings");
  const locale = useLocale();
  return (
    <form
      action={getPathname({ href: paths.books, locale })}
      className="flex flex-wrap items-end gap-x-4 gap-y-3 print:hidden"
    >
      <TextInput name="day" type="date" label={t("day")} filter defaultValue={day} />
      <Button type="submit">{t("show")}</Button>
      {day ? <TextLink href={paths.books}>{t("allDays")}</TextLink> : null}
    </form>
  );
}
