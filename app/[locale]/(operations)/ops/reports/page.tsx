import { ChartColumn } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { paths } from "#components/paths.ts";
import { MonthNav } from "#components/reports/month-nav.tsx";
import { ReportList } from "#components/reports/report-list.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { reportSlots } from "#domain/report.ts";
import { nextSlot } from "#domain/slot.ts";
import { listHouseReports } from "#server/reports/list-reports.ts";
import { requireOperator } from "#server/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reports.house");
  return { title: t("title") };
}

export default async function HouseReportsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const operator = await requireOperator();
  const { month = null } = singleQuery(await searchParams);
  const listed = await page(() => listHouseReports(operator, month));
  const t = await getTranslations("reports");
  return (
    <>
      <PageHeader
        title={t("house.title")}
        line={t("house.lead")}
        actions={listed && <MonthNav listed={listed} list={paths.opsReports} />}
      />
      {listed ? (
        <ReportList listed={listed} addressOf={paths.opsReport} />
      ) : (
        <EmptyState Icon={ChartColumn} title={t("empty.title")}>
          {t.rich("house.empty", { when: () => <DateTime at={nextSlot(reportSlots.daily, new Date())} /> })}
        </EmptyState>
      )}
    </>
  );
}
