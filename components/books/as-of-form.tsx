import { useLocale, useNow, useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { addDays, businessDateOf } from "#domain/period.ts";
import { getPathname } from "#i18n/navigation.ts";

/** A plain GET form: the day stands in the address, and its answer stays the same. */
export function AsOfForm({ date, error }: { date?: string; error?: string }) {
  const t = useTranslations("books.asOf");
  const locale = useLocale();
  const yesterday = addDays(businessDateOf(useNow()), -1);
  return (
    <Section title={t("title")} lead={t("lead")}>
      <form
        action={getPathname({ href: paths.booksAsOf, locale })}
        className="flex flex-wrap items-end gap-3 print:hidden"
      >
        <TextInput
          name="date"
          type="date"
          label={t("date")}
          defaultValue={date ?? yesterday}
          max={yesterday}
          error={error}
          required
        />
        <Button type="submit">{t("submit")}</Button>
      </form>
    </Section>
  );
}
