import { Download } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { AsOfForm } from "#components/books/as-of-form.tsx";
import { AsOfTable } from "#components/books/as-of-table.tsx";
import { paths } from "#components/paths.ts";
import { Arriving } from "#components/ui/arriving.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { Callout } from "#components/ui/callout.tsx";
import { longDate } from "#components/ui/date-text.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { formatYuan } from "#domain/money.ts";
import { businessDateOf, isBusinessDate } from "#domain/period.ts";
import { getPathname } from "#i18n/navigation.ts";
import { missingAsOf } from "#server/reconciliation/missing-as-of.ts";
import { requireMerchant } from "#server/session.ts";

type AsOfPageProps = { searchParams: Promise<Query> };

export async function generateMetadata({ searchParams }: AsOfPageProps): Promise<Metadata> {
  const t = await getTranslations("books.asOf");
  const { date = "" } = singleQuery(await searchParams);
  return { title: isBusinessDate(date) ? t("pageTitle", { date }) : t("title") };
}

export default async function AsOfPage({ searchParams }: AsOfPageProps) {
  const t = await getTranslations("books");
  return (
    <Arriving skeleton={<SkeletonRows count={8} label={t("loading")} />}>
      <Loaded searchParams={searchParams} />
    </Arriving>
  );
}

async function Loaded({ searchParams }: AsOfPageProps) {
  const merchant = await requireMerchant();
  const t = await getTranslations("books");
  const { date = "", after = null } = singleQuery(await searchParams);
  const now = new Date();
  const error = !isBusinessDate(date) ? "badDate" : date >= businessDateOf(now) ? "notOver" : null;
  const back = { href: paths.books, label: t("title") };
  if (error) {
    return (
      <>
        <PageHeader title={t("asOf.title")} back={back} />
        <AsOfForm date={date} error={date === "" ? undefined : t(`asOf.${error}`)} />
      </>
    );
  }
  const found = await page(() => missingAsOf(merchant, date, after, now));
  const locale = await getLocale();
  const sum = `¥${formatYuan(found.total)}`;
  return (
    <>
      <PageHeader
        title={t("asOf.pageTitle", { date: longDate(date, locale) })}
        line={found.count > 0 ? t("asOf.sum", { count: found.count, sum }) : t("asOf.hint")}
        back={back}
        actions={
          found.count > 0 ? (
            <a
              href={getPathname({ href: paths.booksAsOfExport(date), locale })}
              download
              className={buttonClass({ block: "phone" })}
            >
              <Download aria-hidden />
              {t("asOf.download")}
            </a>
          ) : null
        }
      />
      <div className="grid gap-8">
        {found.unknown ? <Callout kind="warning">{t("asOf.unknown")}</Callout> : null}
        {found.count === 0 && !found.unknown ? <Callout kind="success">{t("asOf.none")}</Callout> : null}
        {found.rows.length > 0 ? (
          <div>
            <AsOfTable rows={found.rows} />
            <Pagination
              first={after === null ? undefined : `${paths.booksAsOf}?date=${date}`}
              next={found.after ? `${paths.booksAsOf}?date=${date}&after=${found.after}` : undefined}
              summary={t("asOf.hint")}
            />
          </div>
        ) : null}
        <AsOfForm date={date} />
      </div>
    </>
  );
}
