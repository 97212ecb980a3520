import { Rss } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { OutageWords } from "#components/layout/outage-words.tsx";
import { paths } from "#components/paths.ts";
import { DayPanel } from "#components/status/day-panel.tsx";
import { IncidentArticle } from "#components/status/incident-article.tsx";
import { LevelLegend } from "#components/status/level-legend.tsx";
import { PastIncidents } from "#components/status/past-incidents.tsx";
import { SubscribeForm } from "#components/status/subscribe-form.tsx";
import { WayHistory } from "#components/status/way-history.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Incident } from "#domain/incident.ts";
import { addDays, businessDateOf, instantOf } from "#domain/period.ts";
import { getPathname } from "#i18n/navigation.ts";
import { publicIncidents } from "#server/incidents/public-incidents.ts";
import { statusHistory } from "#server/incidents/status-history.ts";
import { wireNames } from "#server/monitoring/bureau-state.ts";
import { publicStatus } from "#server/monitoring/public-status.ts";
import { subscribeNow } from "./actions.ts";

type StatusPageProps = { searchParams: Promise<Query> };

const kinds = { up: "success", slow: "warning", partly: "warning", down: "danger", quiet: "note" } as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("status");
  const feed = getPathname({ href: paths.statusFeed, locale: await getLocale() });
  return {
    title: t("title"),
    description: t("lead"),
    alternates: { types: { "application/atom+xml": [{ url: feed, title: t("feed.title") }] } },
  };
}

/** `?day=` of the last 90 opens that day; `?before=` goes further back in what was said. */
export default async function StatusPage({ searchParams }: StatusPageProps) {
  const t = await getTranslations("status");
  const light = await getTranslations("layout.bureau.states");
  const ways = await getTranslations("incidents.ways");
  const locale = await getLocale();
  const { day, before = null } = singleQuery(await searchParams);
  const now = new Date();
  const [{ state, shut, lastAnswerAt, lastFailureAt }, incidents, history] = await page(() =>
    Promise.all([publicStatus(now), publicIncidents(now, before), statusHistory(wireNames(), now)]),
  );
  const { running, announced, past, after } = incidents;
  const nameOf = (way: string) => (ways.has(way as "leqi") ? ways(way as "leqi") : way);
  const chosen = history[0]?.days.some((one) => one.day === day) ? (day ?? null) : null;
  return (
    <>
      <PageHeader title={t("title")} line={t("lead")} />
      <div className="grid gap-10">
        <Section title={t("now")}>
          <div className="grid max-w-prose gap-4">
            <Callout kind={kinds[state]} title={light(state)}>
              {shut.length === 0 ? (
                <p>{t(`meaning.${state}`)}</p>
              ) : (
                <>
                  <p>
                    <OutageWords shut={shut} />
                  </p>
                  <p>{t("kept")}</p>
                  <p>{t("late")}</p>
                </>
              )}
            </Callout>
            <DescriptionList>
              <Fact name={t("lastAnswer")}>{lastAnswerAt ? <DateTime at={lastAnswerAt} /> : t("never")}</Fact>
              <Fact name={t("lastFailure")}>{lastFailureAt ? <DateTime at={lastFailureAt} /> : t("never")}</Fact>
            </DescriptionList>
          </div>
        </Section>
        {running.length > 0 ? (
          <Section title={t("running.title")}>
            <Articles incidents={running} state="running" />
          </Section>
        ) : null}
        {announced.length > 0 ? (
          <Section title={t("announced.title")}>
            <Articles incidents={announced} state="announced" />
          </Section>
        ) : null}
        <Section title={t("history.title")} lead={t("history.lead")}>
          <div className="grid gap-6">
            {history.map((one) => (
              <WayHistory key={one.way} name={nameOf(one.way)} history={one} chosen={chosen} />
            ))}
            <LevelLegend />
            {chosen ? (
              <DayPanel
                day={chosen}
                ways={history.flatMap((one) => {
                  const found = one.days.find((known) => known.day === chosen);
                  return found ? [{ name: nameOf(one.way), day: found }] : [];
                })}
                incidents={[...running, ...announced, ...past].filter((incident) => touches(incident, chosen, now))}
              />
            ) : null}
          </div>
        </Section>
        <Section title={t("past.title")}>
          <PastIncidents incidents={past} before={before} after={after} />
        </Section>
        <Section title={t("subscribe.title")} lead={t("subscribe.lead")}>
          <div className="grid gap-4">
            <ClientMessages rooms={["common", "status"]}>
              <SubscribeForm action={subscribeNow} />
            </ClientMessages>
            <p>
              <a
                href={getPathname({ href: paths.statusFeed, locale })}
                className="inline-flex min-h-6 items-center gap-1.5 text-accent-ink underline decoration-accent-line underline-offset-4 hover:decoration-accent-ink coarse:min-h-11"
              >
                <Rss aria-hidden className="size-4" />
                {t("feed.label")}
              </a>
            </p>
          </div>
        </Section>
        <Section title={t("how.title")}>
          <p className="max-w-prose">{t("how.lines")}</p>
        </Section>
      </div>
    </>
  );
}

function Articles({ incidents, state }: { incidents: readonly Incident[]; state: "running" | "announced" }) {
  return (
    <div className="grid max-w-200 gap-4">
      {incidents.map((incident) => (
        <IncidentArticle key={incident.id} incident={incident} state={state} />
      ))}
    </div>
  );
}

function touches({ beganAt, endedAt }: Incident, day: string, now: Date): boolean {
  const end = instantOf(addDays(day, 1)) ?? now;
  return beganAt < end && businessDateOf(endedAt ?? now) >= day;
}
