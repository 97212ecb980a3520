import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { LimitsForm } from "#components/ledger/limits-form.tsx";
import { paths } from "#components/paths.ts";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { issuingLimitRules } from "#domain/issuing-limits.ts";
import { ownLimits } from "#server/ledger/own-limits.ts";
import { requireMerchant } from "#server/session.ts";
import { saveLimits } from "./actions.ts";

type LimitsPageProps = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ledger.limits");
  return { title: t("title") };
}

export default async function LimitsPage({ searchParams }: LimitsPageProps) {
  const merchant = await requireMerchant();
  const own = await page(() => ownLimits(merchant));
  const { saved } = singleQuery(await searchParams);
  const t = await getTranslations("ledger");
  const rule = issuingLimitRules.at(-1);
  return (
    <>
      <PageHeader title={t("limits.title")} line={t("limits.lead")} back={{ href: paths.ledger, label: t("title") }} />
      <div className="grid max-w-prose gap-6">
        {saved ? (
          <Callout kind="success" live>
            {t("limits.saved")}
          </Callout>
        ) : null}
        <ClientMessages rooms={["common", "ledger"]}>
          <LimitsForm action={saveLimits} own={own} hours={String(rule?.offlineHours ?? "")} />
        </ClientMessages>
        {rule ? <p className="text-ink-soft">{t(`limits.sources.${rule.id}`)}</p> : null}
      </div>
    </>
  );
}
