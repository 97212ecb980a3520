import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { paths } from "#components/paths.ts";
import { MerchantSheet } from "#components/reports/merchant-sheet.tsx";
import { ReportHead } from "#components/reports/report-head.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { findReport } from "#server/reports/find-report.ts";
import { requireMerchant } from "#server/session.ts";

type ReportPageProps = { params: Promise<{ kind: string; period: string }>; searchParams: Promise<Query> };

/** Asked for by the title and by the page itself. */
const reportOf = cache(async (kind: string, period: string, edition?: string) => {
  const merchant = await requireMerchant();
  return page(() => findReport(merchant, { kind, period, edition }));
});

export async function generateMetadata({ params }: ReportPageProps): Promise<Metadata> {
  const { period } = await params;
  const t = await getTranslations("reports");
  return { title: `${period} · ${t("title")}` };
}

export default async function ReportPage({ params, searchParams }: ReportPageProps) {
  const { kind, period } = await params;
  const { edition } = singleQuery(await searchParams);
  const { report, editions } = await reportOf(kind, period, edition);
  const t = await getTranslations("reports");
  return (
    <>
      <ReportHead
        report={report}
        known={editions}
        address={paths.report(kind, period)}
        back={{ href: `${paths.reports}?month=${period.slice(0, 7)}`, label: t("title") }}
        line={t.rich("madeAt", {
          when: () => <DateTime at={report.madeAt} form="long" />,
          overview: (words) => <TextLink href={paths.overview}>{words}</TextLink>,
        })}
      />
      <MerchantSheet report={report} />
    </>
  );
}
