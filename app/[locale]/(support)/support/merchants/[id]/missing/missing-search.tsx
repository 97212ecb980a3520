import { Search } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { inView } from "#components/support/in-view.ts";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { pressingStandings } from "#domain/standing.ts";
import { getPathname } from "#i18n/navigation.ts";
import type { MissingFilter } from "#server/missing/missing-filter.ts";

/** What the merchant reads out, and which of the three standings. */
export function MissingSearch({ merchantId, filter }: { merchantId: string; filter: MissingFilter }) {
  const t = useTranslations("missing");
  const locale = useLocale();
  return (
    <search>
      <form
        action={getPathname({ href: inView(merchantId, paths.missing), locale })}
        className="mb-4 flex flex-wrap items-end gap-2"
      >
        <div className="min-w-0 flex-1 basis-60 mid:max-w-90">
          <TextInput
            name="search"
            type="search"
            label={t("filter.search")}
            labelHidden
            filter
            placeholder={t("filter.placeholder")}
            defaultValue={filter.search}
            maxLength={100}
            enterKeyHint="search"
          />
        </div>
        <div className="w-40">
          <Select
            name="standing"
            label={t("tabs.label")}
            labelHidden
            filter
            choices={pressingStandings.map((standing) => ({ value: standing, label: t(`tabs.${standing}`) }))}
            emptyLabel={t("tabs.all")}
            defaultValue={filter.standing ?? ""}
          />
        </div>
        <Button type="submit" icon={<Search aria-hidden />}>
          {t("filter.submit")}
        </Button>
      </form>
    </search>
  );
}
