import { Package, PackagePlus } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { PackageActForm } from "#components/packages/package-act-form.tsx";
import { PackageTable } from "#components/packages/package-table.tsx";
import { WaitingInvoices } from "#components/packages/waiting-invoices.tsx";
import { paths } from "#components/paths.ts";
import { Arriving } from "#components/ui/arriving.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { listPackages } from "#server/packages/list-packages.ts";
import { requireMerchant } from "#server/session.ts";
import { askNow } from "./actions.ts";

type PackagesPageProps = { searchParams: Promise<{ before?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("package.list");
  return { title: t("title") };
}

export default async function PackagesPage({ searchParams }: PackagesPageProps) {
  const t = await getTranslations("package.list");
  return (
    <Arriving skeleton={<SkeletonRows count={6} label={t("loading")} />}>
      <Loaded searchParams={searchParams} />
    </Arriving>
  );
}

async function Loaded({ searchParams }: PackagesPageProps) {
  const merchant = await requireMerchant();
  const { before } = await searchParams;
  const place = typeof before === "string" ? before : null;
  const { rows, after, waiting } = await page(() => listPackages(merchant, place));
  const t = await getTranslations("package");
  const isEmpty = rows.length === 0 && waiting.count === 0 && waiting.packing === 0;
  return (
    <>
      <PageHeader title={t("list.title")} line={t("list.lead")} />
      <div className="grid gap-8">
        <WaitingInvoices waiting={waiting} ask={<Ask />} />
        {isEmpty ? (
          <EmptyState
            Icon={Package}
            title={t("empty.title")}
            action={<ButtonLink href={paths.submissions}>{t("empty.action")}</ButtonLink>}
          >
            {t("empty.text")}
          </EmptyState>
        ) : null}
        {rows.length > 0 ? (
          <div data-assist="list">
            <PackageTable packages={rows} />
            <Pagination
              next={after === null ? undefined : `${paths.packages}?before=${after}`}
              summary={place === null ? undefined : <TextLink href={paths.packages}>{t("list.newest")}</TextLink>}
            />
          </div>
        ) : null}
      </div>
    </>
  );
}

async function Ask() {
  const t = await getTranslations("package.ask");
  return (
    <ClientMessages rooms={["package"]}>
      <PackageActForm
        action={askNow}
        look="primary"
        icon={<PackagePlus aria-hidden />}
        label={t("submit")}
        pendingLabel={t("pending")}
      />
    </ClientMessages>
  );
}
