import { CalendarClock } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { AppointmentTable } from "#components/timetable/appointment-table.tsx";
import { RoundList } from "#components/timetable/round-list.tsx";
import { RunHistory } from "#components/timetable/run-history.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { requireOperator } from "#server/session.ts";
import { listAppointments } from "#server/timetable/list-appointments.ts";
import { listRuns } from "#server/timetable/list-runs.ts";
import { listWrongClocks } from "#server/timetable/list-wrong-clocks.ts";
import { RefreshEvery } from "../refresh-every.tsx";
import { cancelNow, runNow } from "./actions.ts";

type TimetablePageProps = { searchParams: Promise<Query> };

const refreshSeconds = 10;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("timetable");
  return { title: t("title") };
}

export default async function TimetablePage({ searchParams }: TimetablePageProps) {
  const operator = await requireOperator();
  const t = await getTranslations("timetable");
  const { task, before, said } = singleQuery(await searchParams);
  const now = new Date();
  const [{ slotted, rounds }, history, wrong] = await page(() =>
    Promise.all([
      listAppointments(operator, now),
      listRuns(operator, { name: task, before }, now),
      listWrongClocks(operator, now),
    ]),
  );
  return (
    <>
      <PageHeader
        title={t("title")}
        line={
          <>
            {t("lead")} <RefreshEvery seconds={refreshSeconds} label="" />
          </>
        }
      />
      <div className="grid gap-10">
        {said === "asked" || said === "cancelled" ? (
          <Callout kind="success" live>
            {t(`said.${said}`)}
          </Callout>
        ) : null}
        {wrong.map(({ id, offMs }) => (
          <Callout key={id} kind="danger" title={t("clock.title")}>
            <p>{t("clock.text", { minutes: Math.round(Math.abs(offMs) / 60_000) })}</p>
          </Callout>
        ))}
        {slotted.length === 0 ? (
          <EmptyState Icon={CalendarClock} title={t("empty.title")}>
            {t("empty.text")}
          </EmptyState>
        ) : (
          <Section title={t("slotted.title")} lead={t("slotted.lead")}>
            <ClientMessages rooms={["timetable"]}>
              <AppointmentTable appointments={slotted} run={runNow} cancel={cancelNow} />
            </ClientMessages>
          </Section>
        )}
        {rounds.length === 0 ? null : <RoundList rounds={rounds} />}
        <div id="history" className="scroll-mt-20">
          <Section
            title={t("history.title")}
            action={task ? <TextLink href={`${paths.opsTimetable}#history`}>{t("history.all")}</TextLink> : undefined}
          >
            <RunHistory runs={history.rows} />
            <Pagination
              summary={before ? <TextLink href={addressOf({ task })}>{t("history.newest")}</TextLink> : undefined}
              next={history.after ? addressOf({ task, before: history.after }) : undefined}
            />
          </Section>
        </div>
      </div>
    </>
  );
}

function addressOf({ task, before }: { task?: string; before?: string }): string {
  const query = new URLSearchParams({ ...(task && { task }), ...(before && { before }) });
  return `${paths.opsTimetable}?${query}#history`;
}
