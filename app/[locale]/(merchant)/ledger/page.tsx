import { BookOpenCheck, CircleCheck, FileUp, KeyRound, ListOrdered, Ruler } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { DeliveryTable } from "#components/ledger/delivery-table.tsx";
import { EntryFilters } from "#components/ledger/entry-filters.tsx";
import { EntryTable } from "#components/ledger/entry-table.tsx";
import { FindingSummary } from "#components/ledger/finding-summary.tsx";
import { paths } from "#components/paths.ts";
import { Arriving } from "#components/ui/arriving.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { type EntryFilter, entryFilterSchema } from "#server/ledger/entry-filter.ts";
import { ledgerOverview } from "#server/ledger/ledger-overview.ts";
import { type EntryPage, listEntries } from "#server/ledger/list-entries.ts";
import { requireMerchant } from "#server/session.ts";

type LedgerPageProps = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ledger");
  return { title: t("title") };
}

export default async function LedgerPage(props: LedgerPageProps) {
  const t = await getTranslations("ledger");
  return (
    <Arriving skeleton={<SkeletonRows count={8} label={t("loading")} />}>
      <Loaded {...props} />
    </Arriving>
  );
}

async function Loaded({ searchParams }: LedgerPageProps) {
  const merchant = await requireMerchant();
  const { after, before, ...asked } = singleQuery(await searchParams);
  const filter = entryFilterSchema.parse(asked);
  const place = after ? { after } : before ? { before } : null;
  const [overview, list] = await page(() =>
    Promise.all([ledgerOverview(merchant), listEntries(merchant, filter, place)]),
  );
  const t = await getTranslations("ledger");
  const isFirstLook = place === null && Object.values(filter).every((value) => value === undefined);
  return (
    <>
      <PageHeader title={t("title")} line={t("lead")} actions={<Actions />} />
      {overview.begun ? (
        <div className="grid gap-8">
          {isFirstLook && overview.findings.length > 0 ? <FindingSummary {...overview} /> : null}
          {isFirstLook ? <DeliveryTable deliveries={overview.deliveries} /> : null}
          <div className="grid gap-4">
            <EntryFilters filter={filter} />
            <Views filter={filter} count={overview.withFindings} />
            <Entries list={list} filter={filter} />
          </div>
        </div>
      ) : (
        <div className="grid gap-8">
          <EmptyState
            Icon={BookOpenCheck}
            title={t("empty.title")}
            action={
              <ButtonLink href={paths.ledgerImport} look="primary">
                {t("empty.action")}
              </ButtonLink>
            }
          >
            {t("empty.text")}
          </EmptyState>
          <DeliveryTable deliveries={overview.deliveries} />
        </div>
      )}
    </>
  );
}

async function Actions() {
  const t = await getTranslations("ledger.actions");
  return (
    <>
      <ButtonLink href={paths.ledgerImport} look="primary" icon={<FileUp aria-hidden />}>
        {t("import")}
      </ButtonLink>
      <ButtonLink href={paths.ledgerGaps} icon={<ListOrdered aria-hidden />}>
        {t("gaps")}
      </ButtonLink>
      <ButtonLink href={paths.ledgerLimits} icon={<Ruler aria-hidden />}>
        {t("limits")}
      </ButtonLink>
      <ButtonLink href={paths.settingsTokens} icon={<KeyRound aria-hidden />}>
        {t("tokens")}
      </ButtonLink>
    </>
  );
}

async function Views({ filter, count }: { filter: EntryFilter; count: number }) {
  const t = await getTranslations("ledger.tabs");
  return (
    <Tabs
      label={t("label")}
      tabs={[
        { href: addressOf({ ...filter, finding: undefined }), label: t("all"), current: !filter.finding },
        {
          href: addressOf({ ...filter, finding: "any" }),
          label: t("findings"),
          count,
          current: Boolean(filter.finding),
        },
      ]}
    />
  );
}

async function Entries({ list, filter }: { list: EntryPage; filter: EntryFilter }) {
  const t = await getTranslations("ledger");
  if (list.rows.length > 0) {
    return (
      <div>
        <EntryTable rows={list.rows} />
        <Pagination
          previous={list.before ? addressOf({ ...filter, before: list.before }) : undefined}
          next={list.after ? addressOf({ ...filter, after: list.after }) : undefined}
          summary={t("onPage", { count: list.rows.length })}
        />
      </div>
    );
  }
  const onlyFindings = filter.finding === "any" && !filter.search && !filter.from && !filter.to && !filter.standing;
  return onlyFindings ? (
    <EmptyState Icon={CircleCheck} title={t("noFindings.title")}>
      {t("noFindings.text")}
    </EmptyState>
  ) : (
    <EmptyState
      Icon={BookOpenCheck}
      title={t("none.title")}
      action={<ButtonLink href={paths.ledger}>{t("none.action")}</ButtonLink>}
    >
      {t("none.text")}
    </EmptyState>
  );
}

/** The ledger with these parameters, the empty ones left out. */
function addressOf(query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return given.length === 0 ? paths.ledger : `${paths.ledger}?${new URLSearchParams(given)}`;
}
