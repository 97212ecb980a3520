import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { paths } from "#components/paths.ts";
import { HouseSheet } from "#components/reports/house-sheet.tsx";
import { ReportHead } from "#components/reports/report-head.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { findHouseReport } from "#server/reports/find-report.ts";
import { requireOperator } from "#server/session.ts";

type HouseReportPageProps = { params: Promise<{ kind: string; period: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: HouseReportPageProps): Promise<Metadata> {
  const { period } = await params;
  const t = await getTranslations("reports.house");
  return { title: `${period} · ${t("title")}` };
}

export default async function HouseReportPage({ params, searchParams }: HouseReportPageProps) {
  const operator = await requireOperator();
  const { kind, period } = await params;
  const { edition } = singleQuery(await searchParams);
  const { report, editions } = await page(() => findHouseReport(operator, { kind, period, edition }));
  const t = await getTranslations("reports");
  return (
    <>
      <ReportHead
        report={report}
        known={editions}
        address={paths.opsReport(kind, period)}
        back={{ href: `${paths.opsReports}?month=${period.slice(0, 7)}`, label: t("house.title") }}
        line={t.rich("opsMadeAt", { when: () => <DateTime at={report.madeAt} form="long" /> })}
      />
      <HouseSheet report={report} />
    </>
  );
}
