import { Megaphone, SquarePen } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { IncidentStateTag } from "#components/incidents/incident-state-tag.tsx";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { incidentIdIn } from "#server/incidents/incident-id.ts";
import { listIncidents } from "#server/incidents/list-incidents.ts";
import { runningOutages } from "#server/incidents/running-outages.ts";
import { requireOperator } from "#server/session.ts";

type IncidentsPageProps = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("incidents.ops");
  return { title: t("title") };
}

export default async function IncidentsPage({ searchParams }: IncidentsPageProps) {
  const operator = await requireOperator();
  const t = await getTranslations("incidents");
  const locale = await getLocale();
  const { before } = singleQuery(await searchParams);
  const [{ rows, after }, outages] = await page(() =>
    Promise.all([listIncidents(operator, new Date(), before ? incidentIdIn(before) : null), runningOutages(operator)]),
  );
  return (
    <>
      <PageHeader
        title={t("ops.title")}
        line={t("ops.lead")}
        actions={
          <ButtonLink href={paths.opsNewIncident} look="primary" block="phone" icon={<SquarePen aria-hidden />}>
            {t("ops.new")}
          </ButtonLink>
        }
      />
      <div className="grid gap-10">
        {outages.length > 0 ? (
          <Section title={t("ops.outages.title")} lead={t("ops.outages.lead")}>
            <ul className="divide-y divide-line border-y border-line">
              {outages.map(({ id, connector, cause, beganAt }) => (
                <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2">
                  <span>
                    {t.has(`ways.${connector as "leqi"}`) ? t(`ways.${connector as "leqi"}`) : connector} ·{" "}
                    {t(`ops.outages.causes.${cause}`)} ·{" "}
                    {t.rich("ops.outages.since", { when: () => <DateTime at={beganAt} /> })}
                  </span>
                  <ButtonLink href={`${paths.opsNewIncident}?${new URLSearchParams({ outage: id })}`} size="small">
                    {t("ops.outages.start")}
                  </ButtonLink>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
        {rows.length === 0 ? (
          <EmptyState Icon={Megaphone} title={t("ops.none")}>
            {t("ops.noneText")}
          </EmptyState>
        ) : (
          <div>
            <Table caption={t("ops.caption")}>
              <TableHead>
                <HeaderCell>{t("ops.columns.title")}</HeaderCell>
                <HeaderCell>{t("ops.columns.state")}</HeaderCell>
                <HeaderCell>{t("ops.columns.scope")}</HeaderCell>
                <HeaderCell>{t("ops.columns.began")}</HeaderCell>
                <HeaderCell>{t("ops.columns.next")}</HeaderCell>
              </TableHead>
              <tbody>
                {rows.map(({ incident, state, overdue }) => (
                  <tr key={incident.id}>
                    <Cell card="title" heading className="wrap-anywhere">
                      <TextLink href={paths.opsIncident(incident.id)}>
                        {incident.words[locale].title || incident.words["zh-CN"].title}
                      </TextLink>
                    </Cell>
                    <Cell card="aside">
                      <IncidentStateTag state={state} />
                    </Cell>
                    <Cell card="labelled" label={t("ops.columns.scope")}>
                      {t(`kinds.${incident.kind}`)} · {t(`scopes.${incident.scope}`)}
                    </Cell>
                    <Cell card="labelled" label={t("ops.columns.began")}>
                      <DateTime at={incident.beganAt} />
                    </Cell>
                    <Cell card="labelled" label={t("ops.columns.next")}>
                      {overdue ? <strong className="me-2 font-semibold text-missing">{t("ops.overdue")}</strong> : null}
                      {incident.nextUpdateAt ? <DateTime at={incident.nextUpdateAt} /> : "—"}
                    </Cell>
                  </tr>
                ))}
              </tbody>
            </Table>
            <Pagination
              first={before ? paths.opsIncidents : undefined}
              next={after ? `${paths.opsIncidents}?${new URLSearchParams({ before: after })}` : undefined}
            />
          </div>
        )}
      </div>
    </>
  );
}
