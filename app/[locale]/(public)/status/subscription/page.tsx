import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { subscriptionState } from "#server/incidents/subscription.ts";
import { confirmNow, endNow } from "../actions.ts";

type SubscriptionPageProps = { searchParams: Promise<Query> };

/** Who has the link may end it: it is nobody else's, and goes nowhere with a click from here. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("status.subscription");
  return { title: t("title"), robots: { index: false, follow: false }, referrer: "no-referrer" };
}

/** Opened it changes nothing, for mail scanners open every link; its buttons do. */
export default async function SubscriptionPage({ searchParams }: SubscriptionPageProps) {
  const t = await getTranslations("status.subscription");
  const { token = "" } = singleQuery(await searchParams);
  const state = (await page(() => subscriptionState(token))) ?? "unknown";
  return (
    <>
      <PageHeader title={t("title")} back={{ href: paths.status, label: t("back") }} />
      <div className="grid max-w-prose gap-6">
        <Callout kind={state === "confirmed" || state === "addressed" ? "success" : "note"}>{t(state)}</Callout>
        <ClientMessages rooms={["common"]}>
          <div className="flex flex-wrap gap-3">
            {state === "asked" ? (
              <form action={confirmNow}>
                <input type="hidden" name="token" value={token} />
                <SubmitButton pendingLabel={t("confirming")}>{t("confirm")}</SubmitButton>
              </form>
            ) : null}
            {state === "asked" || state === "confirmed" || state === "addressed" ? (
              <form action={endNow}>
                <input type="hidden" name="token" value={token} />
                <SubmitButton look="secondary" pendingLabel={t("ending")}>
                  {t("end")}
                </SubmitButton>
              </form>
            ) : null}
          </div>
        </ClientMessages>
      </div>
    </>
  );
}
