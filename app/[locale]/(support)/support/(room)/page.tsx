import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { MerchantSearch } from "#components/support/merchant-search.tsx";
import { OpenCases } from "#components/support/open-cases.tsx";
import { OpenViews } from "#components/support/open-views.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSupport } from "#server/session.ts";
import { findMerchants } from "#server/support/find-merchants.ts";
import { listCases } from "#server/support/list-cases.ts";
import { listOpenViews } from "#server/support/list-open-views.ts";
import { FoundMerchants } from "./found-merchants.tsx";

type SupportPageProps = { searchParams: Promise<{ q?: string | string[]; ended?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("support.room");
  return { title: t("title") };
}

/** Finding a merchant, the views still open, and who waits for a person. */
export default async function SupportPage({ searchParams }: SupportPageProps) {
  const clerk = await requireSupport();
  const t = await getTranslations("support");
  const { q, ended } = await searchParams;
  const typed = typeof q === "string" ? q.trim() : "";
  const [found, open, waiting] = await page(() =>
    Promise.all([findMerchants(clerk, typed), listOpenViews(clerk, new Date()), listCases(clerk)]),
  );
  return (
    <>
      <PageHeader title={t("room.title")} line={t("room.line")} />
      <div className="grid gap-10">
        {ended === undefined ? null : (
          <Callout kind="success" live>
            {t("room.ended")}
          </Callout>
        )}
        <div className="grid gap-6">
          <MerchantSearch typed={typed} />
          {typed ? <FoundMerchants typed={typed} merchants={found} /> : null}
        </div>
        {open.length > 0 ? <OpenViews views={open} /> : null}
        <OpenCases {...waiting} />
      </div>
    </>
  );
}
