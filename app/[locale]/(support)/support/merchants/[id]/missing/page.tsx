import { CircleCheck } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { paths } from "#components/paths.ts";
import { inView } from "#components/support/in-view.ts";
import { MissingRows } from "#components/support/missing-rows.tsx";
import { ViewTabs } from "#components/support/view-tabs.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { formatYuan, sumFen } from "#domain/money.ts";
import { countMissing, type MissingCounts } from "#server/missing/count-missing.ts";
import { listMissing, type MissingInvoice } from "#server/missing/list-missing.ts";
import { type MissingFilter, missingFilterSchema } from "#server/missing/missing-filter.ts";
import { maskBuyer } from "#server/support/mask-buyer.ts";
import { insideView } from "../../../../view-of.ts";
import { MissingSearch } from "./missing-search.tsx";

type MissingViewProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("missing");
  return { title: t("title") };
}

/** The merchant's missing list, the same rows in the same order, to be looked at only. */
export default async function MissingViewPage({ params, searchParams }: MissingViewProps) {
  const { id } = await params;
  const { context, merchant } = await insideView(id, inView(id, paths.missing));
  const t = await getTranslations("missing");
  const { after, before, ...query } = single(await searchParams);
  const filter = missingFilterSchema.parse(query);
  const place = after ? { after } : before ? { before } : null;
  const [list, counts] = await page(() =>
    Promise.all([listMissing(context, filter, place, new Date()), countMissing(context, filter)]),
  );
  const { count, total } = shown(counts, filter);
  return (
    <>
      <PageHeader
        back={{ href: paths.supportMerchant(id), label: merchant.name }}
        title={t("title")}
        line={t("sum", { count, sum: `¥${formatYuan(total)}` })}
      />
      <ViewTabs merchantId={id} current="missing" />
      <MissingSearch merchantId={id} filter={filter} />
      {list.rows.length > 0 ? (
        <MissingRows merchantId={id} rows={list.rows.map(masked)} />
      ) : (
        <div className="mt-6">
          <EmptyState
            Icon={CircleCheck}
            title={t(filter.search || filter.standing ? "empty.filtered.title" : "empty.none.title")}
          />
        </div>
      )}
      <Pagination
        previous={list.before ? address(id, filter, { before: list.before }) : undefined}
        next={list.after ? address(id, filter, { after: list.after }) : undefined}
      />
    </>
  );
}

function masked(row: MissingInvoice): MissingInvoice {
  const buyer = maskBuyer({ name: row.buyerName, taxpayerId: row.buyerTaxpayerId });
  return { ...row, buyerName: buyer.name, buyerTaxpayerId: buyer.taxpayerId };
}

function shown(counts: MissingCounts, { standing }: MissingFilter) {
  const tallies = standing ? [counts[standing]] : Object.values(counts);
  return {
    count: tallies.reduce((sum, tally) => sum + tally.count, 0),
    total: sumFen(tallies.map((tally) => tally.total)),
  };
}

function address(merchantId: string, filter: MissingFilter, place: Record<string, string>): string {
  const given = Object.entries({ ...filter, ...place }).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return `${inView(merchantId, paths.missing)}?${new URLSearchParams(given)}`;
}

function single(query: Readonly<Record<string, string | string[] | undefined>>): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}
