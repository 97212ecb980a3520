import { ListOrdered } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { GapTable } from "#components/ledger/gap-table.tsx";
import { paths } from "#components/paths.ts";
import { Callout } from "#components/ui/callout.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { findGaps } from "#server/ledger/find-gaps.ts";
import { requireMerchant } from "#server/session.ts";
import { explainNow, undoNow } from "./actions.ts";

type GapsPageProps = { searchParams: Promise<Query> };

const views = ["open", "explained"] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ledger.gaps");
  return { title: t("title") };
}

export default async function GapsPage({ searchParams }: GapsPageProps) {
  const merchant = await requireMerchant();
  const { show: asked, after = null, saved, unexplained = null } = singleQuery(await searchParams);
  const show = asked === "explained" ? "explained" : "open";
  const found = await page(() => findGaps(merchant, show, after));
  const t = await getTranslations("ledger");
  const empty = !found.sequenced ? "none" : show === "open" ? "empty" : "noneExplained";
  return (
    <>
      <PageHeader
        title={t("gaps.title")}
        line={
          <>
            <p>{t("gaps.lead")}</p>
            <p>{t("gaps.digital")}</p>
          </>
        }
        back={{ href: paths.ledger, label: t("title") }}
      />
      <div className="grid gap-4">
        {saved === "explained" || saved === "undone" ? (
          <Callout kind="success" live>
            {t(saved === "explained" ? "gaps.saved" : "gaps.undone")}
          </Callout>
        ) : null}
        <Tabs
          label={t("gaps.tabs.label")}
          tabs={views.map((view) => ({
            href: view === "open" ? paths.ledgerGaps : `${paths.ledgerGaps}?show=${view}`,
            label: t(`gaps.tabs.${view}`),
            current: view === show,
          }))}
        />
        {found.gaps.length > 0 ? (
          <div>
            <ClientMessages rooms={["common"]}>
              <GapTable gaps={found.gaps} explain={explainNow} undo={undoNow} unexplained={unexplained} />
            </ClientMessages>
            <Pagination
              first={after === null ? undefined : `${paths.ledgerGaps}?${new URLSearchParams({ show })}`}
              next={
                found.after === null
                  ? undefined
                  : `${paths.ledgerGaps}?${new URLSearchParams({ show, after: found.after })}`
              }
            />
          </div>
        ) : (
          <EmptyState Icon={ListOrdered} title={t(`gaps.${empty}.title`)}>
            {t(`gaps.${empty}.text`)}
          </EmptyState>
        )}
      </div>
    </>
  );
}
