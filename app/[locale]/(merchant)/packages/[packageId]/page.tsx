import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { PageRefresh } from "#components/layout/page-refresh.tsx";
import { PackageCounters } from "#components/packages/package-counters.tsx";
import { PackageDownload } from "#components/packages/package-download.tsx";
import { PackageFacts } from "#components/packages/package-facts.tsx";
import { PackageNotice } from "#components/packages/package-notice.tsx";
import { PackageRows } from "#components/packages/package-rows.tsx";
import { PackageStateTag } from "#components/packages/package-state-tag.tsx";
import { PackageSteps } from "#components/packages/package-steps.tsx";
import { paths } from "#components/paths.ts";
import { Arriving } from "#components/ui/arriving.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { Section } from "#components/ui/section.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { isForgotten, isUndone } from "#domain/package.ts";
import { type FoundPackage, findPackage } from "#server/packages/find-package.ts";
import { packageIdOf } from "#server/packages/package-id.ts";
import { requireMerchant } from "#server/session.ts";
import { NextStep } from "./next-step.tsx";

type PackagePageProps = { params: Promise<{ packageId: string }>; searchParams: Promise<Query> };

/** Asked for by the title and by the page itself. */
const packageOf = cache(async (packageId: string, after: string | null): Promise<FoundPackage> => {
  const merchant = await requireMerchant();
  return page(() => findPackage(merchant, packageIdOf(packageId), after));
});

export async function generateMetadata({ params, searchParams }: PackagePageProps): Promise<Metadata> {
  const found = await packageOf((await params).packageId, singleQuery(await searchParams).after ?? null);
  const t = await getTranslations("package");
  return { title: `${t(`states.${found.state}`)} · ${t("name", { number: found.number })}` };
}

export default async function PackagePage(props: PackagePageProps) {
  const t = await getTranslations("package.list");
  return (
    <Arriving skeleton={<SkeletonRows count={8} label={t("loading")} />}>
      <Loaded {...props} />
    </Arriving>
  );
}

async function Loaded({ params, searchParams }: PackagePageProps) {
  const { after = null, problem = null } = singleQuery(await searchParams);
  const found = await packageOf((await params).packageId, after);
  const t = await getTranslations("package");
  return (
    <>
      <PageHeader
        title={t("name", { number: found.number })}
        status={<PackageStateTag state={found.state} />}
        back={{ href: paths.packages, label: t("list.title") }}
      />
      <div className="grid gap-8">
        {isUndone(found.state) ? null : <PackageSteps state={found.state} />}
        {found.settling > 0 ? <Received packageId={found.id} /> : null}
        <PackageNotice
          state={found.state}
          action={hasAction(found.state) ? <NoticeAction found={found} /> : undefined}
        />
        {isForgotten(found.state, found.madeAt, new Date()) ? (
          <Callout kind="warning" title={t("forgotten.title")}>
            <p>{t("forgotten.text")}</p>
          </Callout>
        ) : null}
        {found.contradicted.length > 0 ? (
          <Callout kind="warning" title={t("contradicted.title", { count: found.contradicted.length })}>
            <p className="break-all">{t("contradicted.text", { keys: found.contradicted.slice(0, 20).join("、") })}</p>
          </Callout>
        ) : null}
        {found.state === "HANDED_IN" || found.state === "CLOSED" ? <PackageCounters counters={found.counters} /> : null}
        <NextStep found={found} problem={problem} />
        <PackageFacts found={found} />
        {found.rows.length > 0 ? (
          <Section title={t("rows.title")}>
            <PackageRows rows={found.rows} />
            <Pagination
              first={after === null ? undefined : paths.package(found.id)}
              next={found.after === null ? undefined : `${paths.package(found.id)}?after=${found.after}`}
            />
          </Section>
        ) : null}
      </div>
    </>
  );
}

/** The answers are here; the worker settles the invoices by them. */
async function Received({ packageId }: { packageId: string }) {
  const t = await getTranslations("package");
  return (
    <Callout kind="success" title={t("received.title")}>
      <p>{t("received.text")}</p>
      <ClientMessages rooms={["package"]}>
        <PageRefresh />
      </ClientMessages>
      <noscript>
        <p>
          <TextLink href={paths.package(packageId)}>{t("ask.refresh")}</TextLink>
        </p>
      </noscript>
    </Callout>
  );
}

function hasAction(state: FoundPackage["state"]): boolean {
  return state === "MADE" || state === "DOWNLOADED" || state === "CLOSED";
}

async function NoticeAction({ found: { id, state } }: { found: FoundPackage }) {
  const t = await getTranslations();
  const locale = await getLocale();
  if (state === "MADE") return <PackageDownload packageId={id} locale={locale} label={t("package.download.submit")} />;
  if (state === "DOWNLOADED")
    return <PackageDownload packageId={id} locale={locale} label={t("package.download.again")} again />;
  if (state === "CLOSED") {
    return (
      <ButtonLink href={paths.receipts} look="primary" block="phone">
        {t("overview.calm.receipts")}
      </ButtonLink>
    );
  }
  return null;
}
