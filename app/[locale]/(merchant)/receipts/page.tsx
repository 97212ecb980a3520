import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { ReceiptsBody } from "#components/submissions/receipts-body.tsx";
import { Arriving } from "#components/ui/arriving.tsx";
import { ListSkeleton } from "#components/ui/list-skeleton.tsx";
import { requireMerchant } from "#server/session.ts";
import { listReceipts } from "#server/submissions/list-receipts.ts";

type ReceiptsPageProps = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("receipt");
  return { title: t("title") };
}

export default async function ReceiptsPage(props: ReceiptsPageProps) {
  const t = await getTranslations("receipt");
  return (
    <Arriving skeleton={<ListSkeleton label={t("loading")} />}>
      <Loaded {...props} />
    </Arriving>
  );
}

async function Loaded({ searchParams }: ReceiptsPageProps) {
  const merchant = await requireMerchant();
  const { search = "", after } = singleQuery(await searchParams);
  const list = await page(() => listReceipts(merchant, search, after ?? null));
  return <ReceiptsBody search={search} list={list} beginning={!after} />;
}
