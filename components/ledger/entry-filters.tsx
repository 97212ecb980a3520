import { ChevronRight, Search } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { standings } from "#domain/standing.ts";
import { getPathname } from "#i18n/navigation.ts";
import type { EntryFilter } from "#server/ledger/entry-filter.ts";

/** A plain GET form: what is filtered by stands in the address. */
export function EntryFilters({ filter }: { filter: EntryFilter }) {
  const t = useTranslations("ledger.filter");
  const states = useTranslations("states.standing");
  const locale = useLocale();
  const { search, from, to, standing, finding } = filter;
  const others = Boolean(from || to || standing);
  return (
    <search aria-label={t("label")} className="print:hidden">
      <form action={getPathname({ href: paths.ledger, locale })} className="grid gap-3">
        {finding ? <input type="hidden" name="finding" value={finding} /> : null}
        <div className="flex items-end gap-2">
          <div className="max-w-prose flex-1">
            <TextInput
              name="search"
              type="search"
              label={t("search")}
              labelHidden
              filter
              placeholder={t("placeholder")}
              defaultValue={search}
              enterKeyHint="search"
            />
          </div>
          <Button type="submit" icon={<Search aria-hidden />}>
            {t("submit")}
          </Button>
        </div>
        <details open={others} className="group">
          <summary className="inline-flex min-h-6 list-none items-center gap-1 text-accent-ink coarse:min-h-11">
            <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
            {t("more")}
          </summary>
          <div className="mt-2 flex flex-wrap items-end gap-x-4 gap-y-3">
            <div className="w-full mid:w-48">
              <Select
                name="standing"
                label={t("standing")}
                filter
                emptyLabel={t("anyStanding")}
                choices={standings.map((value) => ({ value, label: states(`${value}.label`) }))}
                defaultValue={standing ?? ""}
              />
            </div>
            <TextInput name="from" type="date" label={t("from")} filter defaultValue={from} />
            <TextInput name="to" type="date" label={t("to")} filter defaultValue={to} />
            <Button type="submit">{t("apply")}</Button>
          </div>
        </details>
        {search || others || finding ? (
          <p>
            <TextLink href={paths.ledger}>{t("reset")}</TextLink>
          </p>
        ) : null}
      </form>
    </search>
  );
}
