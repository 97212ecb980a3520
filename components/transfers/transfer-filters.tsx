import { ChevronRight, Search } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { missingCauses } from "#domain/missing-cause.ts";
import { getPathname } from "#i18n/navigation.ts";
import type { TransferFilter } from "#server/transfers/transfer-filter.ts";

const ways = ["leqi", "baiwang", "package"] as const;
const knocks = ["send", "poll", "check"] as const;

/** A plain GET form: what is filtered by stands in the address, to be kept, sent and gone back to. */
export function TransferFilters({ filter }: { filter: TransferFilter }) {
  const t = useTranslations("transfers");
  const way = useTranslations("operations.ways.names");
  const locale = useLocale();
  const { search, ...others } = filter;
  const narrowed = Object.values(others).some(Boolean);
  return (
    <search aria-label={t("filter.label")} className="print:hidden">
      <form action={getPathname({ href: paths.opsTransferLog, locale })} className="grid gap-3">
        <div className="flex items-end gap-2">
          <div className="max-w-prose flex-1">
            <TextInput
              name="search"
              type="search"
              label={t("filter.search")}
              labelHidden
              filter
              placeholder={t("filter.placeholder")}
              defaultValue={search}
              maxLength={100}
              enterKeyHint="search"
            />
          </div>
          <Button type="submit" icon={<Search aria-hidden />}>
            {t("filter.submit")}
          </Button>
        </div>
        <details open={narrowed} className="group">
          <summary className="inline-flex min-h-6 list-none items-center gap-1 text-accent-ink coarse:min-h-11">
            <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
            {t("filter.more")}
          </summary>
          <div className="mt-2 grid gap-x-4 gap-y-3 mid:grid-cols-3 wide:grid-cols-4">
            <Select
              name="cause"
              label={t("filter.cause")}
              filter
              choices={missingCauses.map((cause) => ({ value: cause, label: t(`causes.${cause}`) }))}
              emptyLabel={t("filter.anyCause")}
              defaultValue={filter.cause ?? ""}
            />
            <Select
              name="connector"
              label={t("filter.connector")}
              filter
              choices={ways.map((name) => ({ value: name, label: way(name) }))}
              emptyLabel={t("filter.anyConnector")}
              defaultValue={filter.connector ?? ""}
            />
            <Select
              name="knock"
              label={t("filter.knock")}
              filter
              choices={knocks.map((knock) => ({ value: knock, label: t(`operations.${knock}`) }))}
              emptyLabel={t("filter.anyKnock")}
              defaultValue={filter.knock ?? ""}
            />
            <TextInput
              name="code"
              label={t("filter.code")}
              filter
              placeholder={t("filter.codeHint")}
              defaultValue={filter.code}
              maxLength={100}
            />
            <TextInput
              name="merchant"
              label={t("filter.merchant")}
              filter
              defaultValue={filter.merchant}
              maxLength={100}
            />
            <TextInput
              name="from"
              type="datetime-local"
              label={t("filter.from")}
              filter
              defaultValue={minute(filter.from)}
            />
            <TextInput
              name="to"
              type="datetime-local"
              label={t("filter.to")}
              filter
              defaultValue={minute(filter.to, "23:59")}
            />
          </div>
        </details>
        {search || narrowed ? (
          <p>
            <TextLink href={paths.opsTransferLog}>{t("filter.reset")}</TextLink>
          </p>
        ) : null}
      </form>
    </search>
  );
}

/** The control knows minutes only; a link may have named a day. */
function minute(moment: string | undefined, ofDay = "00:00"): string | undefined {
  return moment?.length === 10 ? `${moment}T${ofDay}` : moment;
}
