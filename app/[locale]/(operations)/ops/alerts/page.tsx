import { BellRing } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { singleQuery } from "#app/single-query.ts";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { Section } from "#components/ui/section.tsx";
import { AlertTable } from "#components/watch/alert-table.tsx";
import { LiftForm } from "#components/watch/lift-form.tsx";
import { SilenceForm } from "#components/watch/silence-form.tsx";
import { listAlerts } from "#server/monitoring/list-alerts.ts";
import { silences } from "#server/monitoring/silence-alert.ts";
import { requireOperator } from "#server/session.ts";
import { silenceNow } from "./actions.ts";
import { AlertRecipients } from "./alert-recipients.tsx";

type AlertsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("watch.alerts");
  return { title: t("title") };
}

/** What is open, what somebody has silenced, what was, and who is written to. */
export default async function AlertsPage({ searchParams }: AlertsPageProps) {
  const operator = await requireOperator();
  const { before, saved } = singleQuery(await searchParams);
  const t = await getTranslations("watch.alerts");
  const { open, silenced, past, next } = await page(() => listAlerts(operator, new Date(), before ?? null));
  return (
    <>
      <PageHeader
        title={t("title")}
        line={t("lead")}
        actions={<ButtonLink href={paths.opsHandbook}>{t("handbook")}</ButtonLink>}
      />
      <ClientMessages rooms={["common", "watch", "notices"]}>
        <div className="grid gap-10">
          <Section title={t("open")}>
            {open.length > 0 ? (
              <AlertTable
                caption={t("open")}
                alerts={open}
                actOn={({ id }, title) => (
                  <SilenceForm
                    action={silenceNow}
                    alert={id}
                    title={title}
                    hours={silences.filter((hours) => hours > 0)}
                  />
                )}
              />
            ) : (
              <EmptyState Icon={BellRing} title={t("openNone")} />
            )}
          </Section>
          {silenced.length > 0 ? (
            <Section title={t("silenced")}>
              <AlertTable
                caption={t("silenced")}
                alerts={silenced}
                actOn={({ id }, title) => <LiftForm action={silenceNow} alert={id} title={title} />}
              />
            </Section>
          ) : null}
          <AlertRecipients operator={operator} saved={saved} />
          <Section title={t("past")}>
            {past.length > 0 ? (
              <AlertTable caption={t("past")} alerts={past} />
            ) : (
              <p className="text-ink-soft">{t("pastNone")}</p>
            )}
            <Pagination
              first={before ? paths.opsAlerts : undefined}
              next={next ? `${paths.opsAlerts}?before=${next}` : undefined}
            />
          </Section>
        </div>
      </ClientMessages>
    </>
  );
}
