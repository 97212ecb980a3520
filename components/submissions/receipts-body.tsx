import { ReceiptText, Search, SearchX } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { getPathname } from "#i18n/navigation.ts";
import type { ReceiptPage } from "#server/submissions/list-receipts.ts";
import { ReceiptTable } from "./receipt-table.tsx";

type ReceiptsBodyProps = { search: string; list: ReceiptPage; beginning: boolean };

export function ReceiptsBody({ search, list, beginning }: ReceiptsBodyProps) {
  const t = useTranslations("receipt");
  const locale = useLocale();
  return (
    <>
      <PageHeader title={t("title")} />
      <search aria-label={t("search.label")} className="print:hidden">
        <form action={getPathname({ href: paths.receipts, locale })} className="mb-4 flex items-end gap-2">
          <div className="max-w-form flex-1">
            <TextInput
              name="search"
              type="search"
              inputMode="numeric"
              label={t("search.field")}
              labelHidden
              filter
              placeholder={t("search.placeholder")}
              defaultValue={search}
            />
          </div>
          <Button type="submit" icon={<Search aria-hidden />}>
            {t("search.submit")}
          </Button>
        </form>
      </search>
      {list.rows.length === 0 ? (
        <Nothing filtered={search !== ""} />
      ) : (
        <>
          <div data-assist="list">
            <ReceiptTable caption={t("caption")} rows={list.rows} />
          </div>
          <Pagination
            next={list.after ? addressOf(search, list.after) : undefined}
            summary={
              beginning ? (
                t("onPage", { count: list.rows.length })
              ) : (
                <TextLink href={addressOf(search)}>{t("toNewest")}</TextLink>
              )
            }
          />
        </>
      )}
    </>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  const t = useTranslations("receipt");
  if (filtered) {
    return (
      <EmptyState
        Icon={SearchX}
        title={t("empty.filtered.title")}
        action={<ButtonLink href={paths.receipts}>{t("search.reset")}</ButtonLink>}
      >
        {t("empty.filtered.text")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      Icon={ReceiptText}
      title={t("empty.none.title")}
      action={<ButtonLink href={paths.missing}>{t("empty.none.action")}</ButtonLink>}
    >
      {t("empty.none.text")}
    </EmptyState>
  );
}

function addressOf(search: string, after?: string): string {
  const query = new URLSearchParams({ ...(search && { search }), ...(after && { after }) });
  return query.size === 0 ? paths.receipts : `${paths.receipts}?${query}`;
}
