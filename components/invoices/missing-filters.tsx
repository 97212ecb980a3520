import { ChevronRight, Search } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { lacks } from "#domain/healing.ts";
import { missingCauses } from "#domain/missing-cause.ts";
import { getPathname } from "#i18n/navigation.ts";
import type { MissingFilter } from "#server/missing/missing-filter.ts";

/** A plain GET form: what is filtered by stands in the address, to be kept, sent and gone back to. */
export function MissingFilters({ filter }: { filter: MissingFilter }) {
  const t = useTranslations("missing.filter");
  const locale = useLocale();
  const { standing, search, cause, from, to, returned, lack, order } = filter;
  const others = Boolean(cause || from || to || returned || lack || order);
  return (
    <search aria-label={t("label")} className="print:hidden">
      <form action={getPathname({ href: paths.missing, locale })} className="grid gap-3">
        {standing ? <input type="hidden" name="standing" value={standing} /> : null}
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
        </details>
        {search || others || standing ? (
          <p>
            <TextLink href={paths.missing}>{t("reset")}</TextLink>
          </p>
        ) : null}
      </form>
    </search>
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
