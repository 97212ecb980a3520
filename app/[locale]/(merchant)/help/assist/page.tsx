import { Headset } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { PastAssists } from "#components/assist/past-assists.tsx";
import { WaitingCorrections } from "#components/assist/waiting-corrections.tsx";
import { WaitingPins } from "#components/assist/waiting-pins.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { assistOfMerchant } from "#server/assist/assist-of-merchant.ts";
import { listAssists } from "#server/assist/list-assists.ts";
import { listWaiting } from "#server/assist/list-waiting.ts";
import { requireMerchant } from "#server/session.ts";
import { pinDoneNow } from "./actions.ts";
import { AskForHelp } from "./ask-for-help.tsx";
import { OpenNow } from "./open-now.tsx";

type AssistPageProps = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("assist.page");
  return { title: t("title") };
}

/** Asking for help, what was left to be done, and every time somebody helped. */
export default async function AssistPage({ searchParams }: AssistPageProps) {
  const merchant = await requireMerchant();
  const { done } = singleQuery(await searchParams);
  const [assist, waiting, past] = await page(() =>
    Promise.all([assistOfMerchant(merchant, new Date()), listWaiting(merchant), listAssists(merchant)]),
  );
  const t = await getTranslations("assist");
  const waits = waiting.pins.length + waiting.corrections.length;
  return (
    <>
      <PageHeader title={t("page.title")} line={t("page.line")} />
      <ClientMessages rooms={["assist", "common", "invoice"]}>
        <div className="grid max-w-prose gap-10">
          {done === "withdrawn" || done === "declined" ? (
            <Callout kind="success" live>
              {t(`page.done.${done}`)}
            </Callout>
          ) : null}
          {assist.state === "open" ? <OpenNow by={assist.by} since={assist.since} /> : <AskForHelp />}
          {waits > 0 ? (
            <Section title={t("page.waiting", { count: waits })} lead={t("page.waitingLead")}>
              <div className="grid gap-2">
                <WaitingCorrections corrections={waiting.corrections} />
                <WaitingPins pins={waiting.pins} done={pinDoneNow} linked />
              </div>
            </Section>
          ) : null}
          <Section title={t("page.past")} lead={t("page.pastLead")}>
            {past.length > 0 ? <PastAssists assists={past} /> : <EmptyState Icon={Headset} title={t("page.none")} />}
          </Section>
        </div>
      </ClientMessages>
    </>
  );
}
