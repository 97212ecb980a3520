import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { SearchForm } from "#components/ui/search-form.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { missingCauses } from "#domain/missing-cause.ts";
import type { TransferFilter } from "#server/transfers/transfer-filter.ts";

const ways = ["leqi", "baiwang", "package"] as const;
const knocks = ["send", "poll", "check"] as const;

export function TransferFilters({ filter }: { filter: TransferFilter }) {
  const t = useTranslations("transfers");
  const way = useTranslations("operations.ways.names");
  const { search, ...others } = filter;
  return (
    <SearchForm
      room="transfers"
      list={paths.opsTransferLog}
      search={search}
      maxLength={100}
      filtered={Object.values(others).some(Boolean)}
    >
      <div className="grid gap-x-4 gap-y-3 mid:grid-cols-3 wide:grid-cols-4">
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
        <TextInput name="merchant" label={t("filter.merchant")} filter defaultValue={filter.merchant} maxLength={100} />
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
    </SearchForm>
  );
}

/** The control knows minutes only; a link may have named a day. */
function minute(moment: string | undefined, ofDay = "00:00"): string | undefined {
  return moment?.length === 10 ? `${moment}T${ofDay}` : moment;
}
