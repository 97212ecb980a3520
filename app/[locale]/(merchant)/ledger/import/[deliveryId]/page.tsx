import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { PageRefresh } from "#components/layout/page-refresh.tsx";
import { DeliveryCounts } from "#components/ledger/delivery-counts.tsx";
import { DeliveryStateTag } from "#components/ledger/delivery-state-tag.tsx";
import { RefusedTable } from "#components/ledger/refused-table.tsx";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { uploadLimits } from "#domain/upload-limits.ts";
import { type FoundDelivery, findDelivery } from "#server/ledger/find-delivery.ts";
import { requireMerchant } from "#server/session.ts";
import { FailedNotice } from "./failed-notice.tsx";

type DeliveryPageProps = { params: Promise<{ deliveryId: string }>; searchParams: Promise<Query> };

/** Asked for by the title and by the page itself. */
const deliveryOf = cache(async (deliveryId: string, after: number): Promise<FoundDelivery> => {
  const merchant = await requireMerchant();
  return page(() => findDelivery(merchant, deliveryId, after));
});

export async function generateMetadata(props: DeliveryPageProps): Promise<Metadata> {
  const found = await load(props);
  const t = await getTranslations("ledger");
  return { title: `${t(`deliveryStates.${found.state}`)} · ${await nameOf(found)}` };
}

export default async function DeliveryPage(props: DeliveryPageProps) {
  const found = await load(props);
  const { after: from } = singleQuery(await props.searchParams);
  const t = await getTranslations("ledger");
  const { id, state, counts, total, problem, refused, after } = found;
  return (
    <>
      <PageHeader
        title={await nameOf(found)}
        status={<DeliveryStateTag state={state} counts={counts} />}
        back={{ href: paths.ledger, label: t("title") }}
      />
      <div className="grid gap-8">
        {state === "RUNNING" ? <Running found={found} /> : null}
        {state === "FAILED" && problem ? (
          <FailedNotice problem={problem} limit={uploadLimits.bytes / 1024 / 1024} />
        ) : null}
        {state === "DONE" ? (
          <Callout
            kind={counts.refused > 0 ? "warning" : "success"}
            title={t("delivery.done", { total })}
            action={<ButtonLink href={paths.ledger}>{t("delivery.toLedger")}</ButtonLink>}
          />
        ) : null}
        {state === "FAILED" ? null : <DeliveryCounts counts={counts} />}
        {refused.length > 0 ? (
          <div>
            <RefusedTable deliveryId={id} rows={refused} />
            <Pagination
              first={from ? paths.ledgerDelivery(id) : undefined}
              next={after === null ? undefined : `${paths.ledgerDelivery(id)}?after=${after}`}
            />
          </div>
        ) : null}
        <Facts found={found} />
      </div>
    </>
  );
}

async function load({ params, searchParams }: DeliveryPageProps): Promise<FoundDelivery> {
  const { after = "" } = singleQuery(await searchParams);
  return deliveryOf((await params).deliveryId, /^\d{1,9}$/.test(after) ? Number(after) : 0);
}

async function nameOf({ source, name }: FoundDelivery): Promise<string> {
  const t = await getTranslations("ledger.delivery");
  return source === "api" ? t("api") : t("title", { name });
}

/** The worker is at it; without a script the link asks anew. */
async function Running({ found: { id, readTo } }: { found: FoundDelivery }) {
  const t = await getTranslations("ledger.delivery");
  return (
    <Callout>
      <p>{t("running", { row: readTo })}</p>
      <ClientMessages rooms={[]}>
        <PageRefresh />
      </ClientMessages>
      <noscript>
        <p>
          <TextLink href={paths.ledgerDelivery(id)}>{t("refresh")}</TextLink>
        </p>
      </noscript>
    </Callout>
  );
}

async function Facts({ found: { id, source, receivedAt, finishedAt, total } }: { found: FoundDelivery }) {
  const t = await getTranslations("ledger.delivery");
  return (
    <DescriptionList columns={2}>
      <Fact name={t("facts.number")}>
        <span className="figures select-all">{id}</span>
      </Fact>
      <Fact name={t("facts.source")}>{t(`facts.sources.${source}`)}</Fact>
      <Fact name={t("counts.total")}>
        <span className="figures">{total.toLocaleString("en-US")}</span>
      </Fact>
      <Fact name={t("facts.received")}>
        <DateTime at={receivedAt} form="long" />
      </Fact>
      {finishedAt ? (
        <Fact name={t("facts.finished")}>
          <DateTime at={finishedAt} form="long" />
        </Fact>
      ) : null}
    </DescriptionList>
  );
}
