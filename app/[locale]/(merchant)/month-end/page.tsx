import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { MonthEndBody } from "#components/books/month-end-body.tsx";
import { PeriodForm } from "#components/books/period-form.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { Arriving } from "#components/ui/arriving.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { isPeriod } from "#domain/month-end.ts";
import { businessDateOf, periodBefore, periodOf } from "#domain/period.ts";
import { listGaps } from "#server/reconciliation/list-gaps.ts";
import { monthEnd } from "#server/reconciliation/month-end.ts";
import { requireMerchant } from "#server/session.ts";

type MonthEndPageProps = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("books.monthEnd");
  return { title: t("title") };
}

export default async function MonthEndPage({ searchParams }: MonthEndPageProps) {
  const t = await getTranslations("books.monthEnd");
  return (
    <Arriving skeleton={<SkeletonRows count={8} label={t("loading")} />}>
      <Loaded searchParams={searchParams} />
    </Arriving>
  );
}

/** Without a period: the one whose filing is next, last month's. */
async function Loaded({ searchParams }: MonthEndPageProps) {
  const merchant = await requireMerchant();
  const now = new Date();
  const { period = lastPeriod(now), after = null } = singleQuery(await searchParams);
  const t = await getTranslations("books");
  if (!isPeriod(period)) {
    return (
      <>
        <PageHeader title={t("monthEnd.title")} back={{ href: paths.books, label: t("title") }} />
        <PeriodForm period={lastPeriod(now)} error={t("monthEnd.badPeriod")} />
      </>
    );
  }
  const [found, gaps] = await page(() =>
    Promise.all([monthEnd(merchant, period, now), listGaps(merchant, period, after)]),
  );
  return (
    <ClientMessages rooms={["common"]}>
      <MonthEndBody monthEnd={found} gaps={gaps} isFirst={after === null} />
    </ClientMessages>
  );
}

function lastPeriod(now: Date): string {
  return periodBefore(periodOf(businessDateOf(now)));
}
