import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { Button } from "#components/ui/button.tsx";
import { SearchForm } from "#components/ui/search-form.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { standings } from "#domain/standing.ts";
import type { EntryFilter } from "#server/ledger/entry-filter.ts";

export function EntryFilters({ filter }: { filter: EntryFilter }) {
  const t = useTranslations("ledger.filter");
  const states = useTranslations("states.standing");
  const { search, from, to, standing, finding } = filter;
  return (
    <SearchForm
      room="ledger"
      list={paths.ledger}
      search={search}
      kept={{ finding }}
      filtered={Boolean(from || to || standing)}
    >
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
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
    </SearchForm>
  );
}
