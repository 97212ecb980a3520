import { ChartColumn } from "lucide-react";
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { ColumnChart } from "#components/charts/column-chart.tsx";
import { IntervalTable } from "#components/charts/interval-table.tsx";
import { gradeLooks } from "#components/feedback/grade-looks.ts";
import { paths } from "#components/paths.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { grades } from "#domain/feedback.ts";
import { feedbackTrends, trendWeeks } from "#server/feedback/feedback-trends.ts";
import { requireSupport } from "#server/session.ts";

type TrendsPageProps = { searchParams: Promise<Query> };

const usualWeeks = 12;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("feedback.trends");
  return { title: t("title") };
}

/** What was said week by week, and why, where and of which version people are not content. */
export default async function TrendsPage({ searchParams }: TrendsPageProps) {
  const clerk = await requireSupport();
  const t = await getTranslations("feedback");
  const format = await getFormatter();
  const query = singleQuery(await searchParams);
  const chosen = trendWeeks.find((weeks) => String(weeks) === query.weeks) ?? usualWeeks;
  const { weeks, causes, pages, releases } = await page(() => feedbackTrends(clerk, chosen, new Date()));
  const shared = {
    shareLabel: t("trends.share"),
    countLabel: t("trends.bad"),
    intervalLabel: t("trends.interval"),
  };
  return (
    <>
      <PageHeader
        back={{ href: paths.supportFeedback, label: t("trends.back") }}
        title={t("trends.title")}
        line={t("trends.line")}
      />
      <div className="grid gap-10">
        <Tabs
          label={t("trends.span")}
          tabs={trendWeeks.map((count) => ({
            href: `${paths.supportTrends}?weeks=${count}`,
            label: t("trends.weeks", { count }),
            current: count === chosen,
          }))}
        />
        {pages.length === 0 ? (
          <EmptyState Icon={ChartColumn} title={t("trends.none")} />
        ) : (
          <>
            <ColumnChart
              title={t("trends.byWeek")}
              axis={t("trends.week")}
              places={weeks.map(({ monday }) => monday.slice(5))}
              series={[
                ...grades.map((grade) => ({
                  name: t(`grades.${grade}`),
                  tone: grade === 4 ? ("moving" as const) : gradeLooks[grade].tone,
                  values: weeks.map((week) => week.grades[grade]),
                })),
                {
                  name: t("trends.complaints"),
                  tone: "unknown" as const,
                  values: weeks.map(({ complaints }) => complaints),
                },
              ]}
              format={(value) => format.number(value)}
            />
            <Section title={t("trends.causes")} lead={t("trends.causesLead")}>
              <IntervalTable
                {...shared}
                caption={t("trends.causes")}
                nameLabel={t("trends.cause")}
                shareLabel={t("trends.shareOfAll")}
                rows={causes.map(({ cause, ...share }) => ({ id: cause, name: t(`causes.${cause}`), ...share }))}
              />
            </Section>
            <Section title={t("trends.pages")} lead={t("trends.pagesLead")}>
              <IntervalTable
                {...shared}
                caption={t("trends.pages")}
                nameLabel={t("trends.page")}
                rows={pages.map(({ page: name, ...share }) => ({ id: name, name, ...share }))}
              />
            </Section>
            <Section title={t("trends.releases")} lead={t("trends.releasesLead")}>
              <IntervalTable
                {...shared}
                caption={t("trends.releases")}
                nameLabel={t("trends.release")}
                rows={releases.map(({ release, ...share }) => ({ id: release, name: release, ...share }))}
              />
            </Section>
          </>
        )}
      </div>
    </>
  );
}
