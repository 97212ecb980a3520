import { Headset } from "lucide-react";
import type { Metadata } from "next";
import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { CaseFiguresList } from "#components/cases/case-figures-list.tsx";
import { QueueTable } from "#components/cases/queue-table.tsx";
import { paths } from "#components/paths.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { Select } from "#components/ui/select.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { caseKinds, casePriorities } from "#domain/support-case.ts";
import { getPathname } from "#i18n/navigation.ts";
import { requireSupport } from "#server/session.ts";
import { caseFigures, figureDays } from "#server/support/case-figures.ts";
import {
  type CaseFilter,
  type CaseView,
  caseViews,
  readCaseFilter,
  readCasePlace,
} from "#server/support/case-filter.ts";
import { listCases } from "#server/support/list-cases.ts";

type QueuePageProps = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("cases.queue");
  return { title: t("title") };
}

/** What waits for support, the most pressing first; and how support is doing. */
export default async function QueuePage({ searchParams }: QueuePageProps) {
  const clerk = await requireSupport();
  const t = await getTranslations("cases.queue");
  const query = singleQuery(await searchParams);
  const filter = readCaseFilter(query);
  const now = new Date();
  const [{ rows, after }, figures] = await page(() =>
    Promise.all([listCases(clerk, filter, now, { after: readCasePlace(query.after ?? "") }), caseFigures(clerk, now)]),
  );
  const { waiting, mine, unowned, overdue, asked } = figures;
  const counts: Partial<Record<CaseView, number>> = { all: waiting, mine, unowned, overdue, asked };
  return (
    <>
      <PageHeader title={t("title")} line={t("line")} />
      <div className="grid gap-6">
        <CaseFiguresList figures={figures} days={figureDays} />
        <Tabs
          label={t("viewsLabel")}
          tabs={caseViews.map((view) => ({
            href: addressOf({ ...filter, view }),
            label: t(`views.${view}`),
            count: counts[view],
            current: view === filter.view,
          }))}
        />
        <FilterForm filter={filter} />
        {rows.length === 0 ? (
          <EmptyState Icon={Headset} title={t("none")}>
            {t("noneText")}
          </EmptyState>
        ) : (
          <QueueTable rows={rows} />
        )}
        <Pagination
          first={query.after ? addressOf(filter) : undefined}
          next={after ? addressOf(filter, after) : undefined}
        />
      </div>
    </>
  );
}

function FilterForm({ filter: { view, priority, kind, search } }: { filter: CaseFilter }) {
  const t = useTranslations("cases");
  const locale = useLocale();
  return (
    <form
      action={getPathname({ href: paths.supportCases, locale })}
      className="grid items-end gap-3 mid:grid-cols-[2fr_1fr_1fr_auto]"
    >
      <input type="hidden" name="view" value={view} />
      <TextInput
        name="q"
        type="search"
        label={t("queue.search")}
        hint={t("queue.searchHint")}
        filter
        defaultValue={search}
        maxLength={60}
      />
      <Select
        name="priority"
        label={t("queue.priority")}
        filter
        emptyLabel={t("queue.any")}
        defaultValue={priority ?? ""}
        choices={casePriorities.map((value) => ({ value, label: t(`priorities.${value}`) }))}
      />
      <Select
        name="kind"
        label={t("queue.kind")}
        filter
        emptyLabel={t("queue.any")}
        defaultValue={kind ?? ""}
        choices={caseKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <Button type="submit">{t("queue.filter")}</Button>
    </form>
  );
}

function addressOf({ view, priority, kind, search }: CaseFilter, after = ""): string {
  const chosen = {
    ...(view !== "all" && { view }),
    ...(priority && { priority }),
    ...(kind && { kind }),
    ...(search && { q: search }),
    ...(after && { after }),
  };
  const query = new URLSearchParams(chosen);
  return query.size === 0 ? paths.supportCases : `${paths.supportCases}?${query}`;
}
