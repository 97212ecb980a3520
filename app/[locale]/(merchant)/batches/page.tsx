import { FileUp } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { BatchTable } from "#components/batches/batch-table.tsx";
import { paths } from "#components/paths.ts";
import { Arriving } from "#components/ui/arriving.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { listBatches } from "#server/batches/list-batches.ts";
import { requireMerchant } from "#server/session.ts";

type BatchesPageProps = { searchParams: Promise<{ before?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("batch.list");
  return { title: t("title") };
}

export default async function BatchesPage({ searchParams }: BatchesPageProps) {
  const t = await getTranslations("batch.list");
  return (
    <Arriving skeleton={<SkeletonRows count={8} label={t("loading")} />}>
      <Loaded searchParams={searchParams} />
    </Arriving>
  );
}

async function Loaded({ searchParams }: BatchesPageProps) {
  const merchant = await requireMerchant();
  const { before } = await searchParams;
  const place = typeof before === "string" ? before : null;
  const { rows, after } = await page(() => listBatches(merchant, place));
  const t = await getTranslations("batch");
  const upload = (
    <ButtonLink href={paths.newBatch} data-assist="new" look="primary" block="phone" icon={<FileUp aria-hidden />}>
      {t("actions.newFile")}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title={t("list.title")} line={t("list.lead")} actions={rows.length > 0 ? upload : undefined} />
      {rows.length > 0 ? (
        <>
          <div data-assist="list">
            <BatchTable batches={rows} />
          </div>
          <Pagination
            next={after === null ? undefined : `${paths.batches}?before=${after}`}
            summary={place === null ? undefined : <TextLink href={paths.batches}>{t("list.newest")}</TextLink>}
          />
        </>
      ) : (
        <EmptyState Icon={FileUp} title={t("list.empty.title")} action={upload}>
          {t("list.empty.text")}
        </EmptyState>
      )}
    </>
  );
}
