import { FileSpreadsheet, SearchX } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { logAddress } from "#components/transfers/log-address.ts";
import { TransferFilters } from "#components/transfers/transfer-filters.tsx";
import { TransferTable } from "#components/transfers/transfer-table.tsx";
import { TransferTabs } from "#components/transfers/transfer-tabs.tsx";
import { Arriving } from "#components/ui/arriving.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { requireStaff } from "#server/session.ts";
import { mostExported } from "#server/transfers/export-transfers.ts";
import { listTransfers } from "#server/transfers/list-transfers.ts";
import type { TransferFilter } from "#server/transfers/transfer-filter.ts";
import { readQuery } from "./read-query.ts";

type LogPageProps = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("transfers.list");
  return { title: t("title") };
}

export default async function LogPage({ searchParams }: LogPageProps) {
  await requireStaff();
  const t = await getTranslations("transfers.list");
  const { filter } = readQuery(await searchParams);
  return (
    <>
      <PageHeader title={t("title")} line={t("lead")} />
      <TransferTabs current="log" />
      <div className="grid gap-4">
        <TransferFilters key={JSON.stringify(filter)} filter={filter} />
        <Arriving skeleton={<SkeletonRows count={8} label={t("caption")} />}>
          <Found searchParams={searchParams} />
        </Arriving>
      </div>
    </>
  );
}

async function Found({ searchParams }: LogPageProps) {
  const staff = await requireStaff();
  const t = await getTranslations("transfers");
  const query = await searchParams;
  const { filter, place } = readQuery(query);
  const { rows, before, after } = await page(() => listTransfers(staff, filter, place));
  if (rows.length === 0)
    return (
      <EmptyState
        Icon={SearchX}
        title={t("list.none")}
        action={<ButtonLink href={paths.opsTransferLog}>{t("filter.reset")}</ButtonLink>}
      >
        {t("list.noneText")}
      </EmptyState>
    );
  const { after: _, before: __, ...asked } = singleQuery(query);
  return (
    <div>
      <ClientMessages rooms={["common"]}>
        <TransferTable transfers={rows} />
      </ClientMessages>
      <Pagination
        summary={place ? <TextLink href={logAddress(asked)}>{t("list.newest")}</TextLink> : undefined}
        previous={before ? logAddress({ ...asked, before }) : undefined}
        next={after ? logAddress({ ...asked, after }) : undefined}
      />
      <Exports filter={filter} />
    </div>
  );
}

async function Exports({ filter }: { filter: TransferFilter }) {
  const t = await getTranslations("transfers.list");
  return (
    <div className="flex flex-wrap items-center gap-3 print:hidden">
      {(["csv", "xlsx"] as const).map((format) => (
        <ButtonLink
          key={format}
          href={logAddress({ ...filter, format }, paths.opsTransferExport)}
          prefetch={false}
          icon={<FileSpreadsheet aria-hidden />}
        >
          {t(format)}
        </ButtonLink>
      ))}
      <p className="text-ink-soft">{t("capped", { most: mostExported })}</p>
    </div>
  );
}
