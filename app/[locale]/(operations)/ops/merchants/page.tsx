import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { listMerchants } from "#server/monitoring/list-merchants.ts";
import { requireOperator } from "#server/session.ts";
import { MerchantTable } from "../merchant-table.tsx";

type MerchantsPageProps = { searchParams: Promise<{ after?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("operations.merchants");
  return { title: t("pageTitle") };
}

export default async function MerchantsPage({ searchParams }: MerchantsPageProps) {
  const operator = await requireOperator();
  const t = await getTranslations("operations.merchants");
  const { after } = await searchParams;
  const list = await page(() => listMerchants(operator, typeof after === "string" ? after : null));
  return (
    <>
      <PageHeader title={t("pageTitle")} line={t("pageLine", { count: list.total })} />
      <ClientMessages rooms={["common", "operations", "support"]}>
        <MerchantTable merchants={list.rows} withWays />
      </ClientMessages>
      <Pagination
        summary={after ? <TextLink href={paths.opsMerchants}>{t("first")}</TextLink> : undefined}
        next={list.after ? `${paths.opsMerchants}?${new URLSearchParams({ after: list.after })}` : undefined}
      />
    </>
  );
}
