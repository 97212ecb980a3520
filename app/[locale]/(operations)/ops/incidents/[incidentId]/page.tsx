import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { IncidentBody } from "#components/incidents/incident-body.tsx";
import { IncidentStateTag } from "#components/incidents/incident-state-tag.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { incidentLocales } from "#domain/incident.ts";
import { findIncident } from "#server/incidents/find-incident.ts";
import { requireOperator } from "#server/session.ts";
import { fieldMoment } from "../form-values.ts";
import { PublishForm } from "./publish-form.tsx";
import { UpdateForm } from "./update-form.tsx";
import { WithdrawForm } from "./withdraw-form.tsx";

type IncidentPageProps = { params: Promise<{ incidentId: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("incidents.ops");
  return { title: t("title") };
}

const dones = ["saved", "published", "updated", "withdrawn"] as const;

/** One incident: both languages side by side, and what can be done with it now. */
export default async function IncidentPage({ params, searchParams }: IncidentPageProps) {
  const operator = await requireOperator();
  const t = await getTranslations("incidents");
  const locale = await getLocale();
  const { incidentId } = await params;
  const query = singleQuery(await searchParams);
  const done = dones.find((known) => known === query.done);
  const { incident, state, overdue, chosen } = await page(() => findIncident(operator, incidentId, new Date()));
  const open = state === "announced" || state === "running";
  return (
    <>
      <PageHeader
        title={<span className="wrap-anywhere">{incident.words[locale].title || incident.words["zh-CN"].title}</span>}
        status={<IncidentStateTag state={state} />}
        line={`${t(`kinds.${incident.kind}`)} · ${t(`scopes.${incident.scope}`)}`}
        back={{ href: paths.opsIncidents, label: t("ops.back") }}
        actions={
          state === "draft" ? (
            <ButtonLink href={paths.opsIncidentDraft(incident.id)}>{t("ops.edit")}</ButtonLink>
          ) : undefined
        }
      />
      <div className="grid gap-8">
        {done ? <Callout kind="success" title={t(`ops.${done}`)} live /> : null}
        {overdue ? <Callout kind="warning" title={t("ops.overdue")} /> : null}
        <ClientMessages rooms={["common", "incidents"]}>
          {state === "draft" ? <PublishForm incidentId={incident.id} /> : null}
          {open ? (
            <UpdateForm
              incidentId={incident.id}
              expectedEnd={fieldMoment(incident.expectedEnd)}
              key={incident.updates.length}
            />
          ) : null}
        </ClientMessages>
        <Section title={t("ops.preview")}>
          <div className="grid gap-x-12 gap-y-8 wide:grid-cols-2">
            {incidentLocales.map((one) => (
              <div key={one} className="min-w-0">
                <p lang={one} className="mb-2 font-medium wrap-anywhere">
                  {incident.words[one].title}
                </p>
                <IncidentBody incident={incident} locale={one} />
              </div>
            ))}
          </div>
        </Section>
        {chosen.length > 0 ? (
          <Section title={t("ops.chosen")}>
            <ul>
              {chosen.map(({ taxpayerId, name }) => (
                <li key={taxpayerId}>
                  {name} <span className="figures text-ink-soft">{taxpayerId}</span>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
        {state === "withdrawn" ? null : (
          <ClientMessages rooms={["common", "incidents"]}>
            <WithdrawForm incidentId={incident.id} />
          </ClientMessages>
        )}
      </div>
    </>
  );
}
