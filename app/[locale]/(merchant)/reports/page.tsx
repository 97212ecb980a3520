import { ChartColumn } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { paths } from "#components/paths.ts";
import { MonthNav } from "#components/reports/month-nav.tsx";
import { ReportList } from "#components/reports/report-list.tsx";
import { Arriving } from "#components/ui/arriving.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { reportSlots } from "#domain/report.ts";
import { nextSlot } from "#domain/slot.ts";
import { listReports } from "#server/reports/list-reports.ts";
import { requireMerchant } from "#server/session.ts";

type ReportsPageProps = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reports");
  return { title: t("title") };
}

export default async function ReportsPage(props: ReportsPageProps) {
  const t = await getTranslations("reports");
  return (
    <Arriving skeleton={<SkeletonRows count={8} label={t("loading")} />}>
      <Loaded {...props} />
    </Arriving>
  );
}

async function Loaded({ searchParams }: ReportsPageProps) {
  const merchant = await requireMerchant();
  const { month = null } = singleQuery(await searchParams);
  const listed = await page(() => listReports(merchant, month));
  const t = await getTranslations("reports");
  return (
    <>
      <PageHeader
        title={t("title")}
        line={t("lead")}
        actions={listed && <MonthNav listed={listed} list={paths.reports} />}
      />
      {listed ? (
        <ReportList listed={listed} addressOf={paths.report} />
      ) : (
        <EmptyState
          Icon={ChartColumn}
          title={t("empty.title")}
          action={<ButtonLink href={paths.overview}>{t("empty.action")}</ButtonLink>}
        >
          {t.rich("empty.text", { when: () => <DateTime at={nextSlot(reportSlots.daily, new Date())} /> })}
        </EmptyState>
      )}
    </>
  );
}
