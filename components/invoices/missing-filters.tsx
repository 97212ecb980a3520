import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { SearchForm } from "#components/ui/search-form.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { lacks } from "#domain/healing.ts";
import { missingCauses } from "#domain/missing-cause.ts";
import type { MissingFilter } from "#server/missing/missing-filter.ts";

export function MissingFilters({ filter }: { filter: MissingFilter }) {
  const t = useTranslations("missing.filter");
  const { standing, search, cause, from, to, returned, lack, order } = filter;
  return (
    <SearchForm
      room="missing"
      list={paths.missing}
      search={search}
      kept={{ standing }}
      filtered={Boolean(cause || from || to || returned || lack || order)}
    >
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <div className="w-full mid:w-56">
          <Select
            name="cause"
            label={t("cause")}
            filter
            choices={useCauses()}
            emptyLabel={t("anyCause")}
            defaultValue={cause ?? ""}
          />
        </div>
        <div className="w-full mid:w-56">
          <Select
            name="lack"
            label={t("lack")}
            filter
            choices={useLacks()}
            emptyLabel={t("anyLack")}
            defaultValue={lack ?? ""}
          />
        </div>
        <div className="w-full mid:w-56">
          <Select
            name="order"
            label={t("order")}
            filter
            choices={[{ value: "date", label: t("orders.date") }]}
            emptyLabel={t("orders.risk")}
            defaultValue={order ?? ""}
          />
        </div>
        <TextInput name="from" type="date" label={t("from")} filter defaultValue={from} />
        <TextInput name="to" type="date" label={t("to")} filter defaultValue={to} />
        <div className="mid:py-1.5">
          <Checkbox name="returned" value="1" label={t("returned")} defaultChecked={Boolean(returned)} />
        </div>
        <Button type="submit">{t("apply")}</Button>
      </div>
    </SearchForm>
  );
}

function useCauses() {
  const t = useTranslations("missing.causes");
  return missingCauses.map((cause) => ({ value: cause, label: t(`${cause}.label`) }));
}

function useLacks() {
  const t = useTranslations("books.lacks");
  return lacks.map((lack) => ({ value: lack, label: t(lack) }));
}
