import { Download, FilePlus2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { formatYuan, sumFen } from "#domain/money.ts";
import { pressingStandings } from "#domain/standing.ts";
import { getPathname } from "#i18n/navigation.ts";
import type { MissingCounts } from "#server/missing/count-missing.ts";
import type { MissingPage } from "#server/missing/list-missing.ts";
import type { MissingFilter } from "#server/missing/missing-filter.ts";
import { MissingEmpty } from "./missing-empty.tsx";
import { MissingFilters } from "./missing-filters.tsx";
import { MissingTable } from "./missing-table.tsx";

type MissingBodyProps = {
  filter: MissingFilter;
  list: MissingPage;
  counts: MissingCounts;
  /** The bureau's list has come at least once. */
  compared: boolean;
};

export function MissingBody({ filter, list, counts, compared }: MissingBodyProps) {
  const t = useTranslations("missing");
  const locale = useLocale();
  const shown = filter.standing ? [counts[filter.standing]] : Object.values(counts);
  const count = shown.reduce((sum, tally) => sum + tally.count, 0);
  const total = `¥${formatYuan(sumFen(shown.map((tally) => tally.total)))}`;
  return (
    <>
      <PageHeader
        title={t("title")}
        line={count > 0 ? t("sum", { count, sum: total }) : null}
        actions={
          <>
            <ButtonLink href={paths.newInvoice} icon={<FilePlus2 aria-hidden />}>
              {t("add")}
            </ButtonLink>
            {count > 0 ? (
              <a
                href={getPathname({ href: addressOf(paths.missingExport, filter), locale })}
                download
                title={t("exportHint")}
                className={buttonClass({})}
              >
                <Download aria-hidden />
                {t("export")}
              </a>
            ) : null}
          </>
        }
      />
      <div className="grid gap-4">
        <div data-assist="search">
          <MissingFilters filter={filter} />
        </div>
        <StandingTabs filter={filter} counts={counts} />
        {list.rows.length > 0 ? (
          <div data-assist="list">
            <MissingTable caption={t("caption")} rows={list.rows} />
            <Pagination
              previous={list.before ? addressOf(paths.missing, { ...filter, before: list.before }) : undefined}
              next={list.after ? addressOf(paths.missing, { ...filter, after: list.after }) : undefined}
              summary={t("onPage", { count: list.rows.length })}
            />
            <p className="text-xs text-ink-faint">{t("hint")}</p>
          </div>
        ) : (
          <MissingEmpty filter={filter} compared={compared} />
        )}
      </div>
    </>
  );
}

function StandingTabs({ filter, counts }: { filter: MissingFilter; counts: MissingCounts }) {
  const t = useTranslations("missing.tabs");
  const all = Object.values(counts).reduce((sum, { count }) => sum + count, 0);
  const tabs = [
    { standing: undefined, label: t("all"), count: all },
    ...pressingStandings.map((standing) => ({ standing, label: t(standing), count: counts[standing].count })),
  ];
  return (
    <Tabs
      label={t("label")}
      tabs={tabs.map(({ standing, label, count }) => ({
        href: addressOf(paths.missing, { ...filter, standing }),
        label,
        count,
        current: filter.standing === standing,
      }))}
    />
  );
}

/** The list with these parameters, the empty ones left out. */
function addressOf(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
