import { Headset } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { OwnCaseTable } from "#components/cases/own-case-table.tsx";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { rowIdIn } from "#domain/row-id.ts";
import { requireMerchant } from "#server/session.ts";
import { listOwnCases } from "#server/support/list-own-cases.ts";

type CasesPageProps = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("cases.list");
  return { title: t("title") };
}

/** What a merchant asked support, and what was handed over by itself. */
export default async function CasesPage({ searchParams }: CasesPageProps) {
  const merchant = await requireMerchant();
  const t = await getTranslations("cases.list");
  const query = singleQuery(await searchParams);
  const before = rowIdIn(query.before);
  const { rows, after } = await page(() => listOwnCases(merchant, before, new Date()));
  const action = (
    <ButtonLink href={paths.newCase} look="primary" block="phone">
      {t("new")}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title={t("title")} line={t("line")} actions={rows.length > 0 ? action : undefined} />
      {rows.length === 0 ? (
        <EmptyState Icon={Headset} title={t("empty")} action={action}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <OwnCaseTable rows={rows} />
      )}
      <Pagination
        first={before === null ? undefined : paths.cases}
        next={after ? `${paths.cases}?before=${after}` : undefined}
      />
    </>
  );
}
