import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { type IncidentWords, incidentParts } from "#domain/incident.ts";
import { later, shanghaiTimestamp } from "#domain/period.ts";
import type { Locale } from "#i18n/routing.ts";
import { connectorNames } from "#server/bureau/bureau.ts";
import { type RunningOutage, runningOutages } from "#server/incidents/running-outages.ts";
import { requireOperator } from "#server/session.ts";
import { fieldMoment, formValues } from "../form-values.ts";
import { IncidentForm } from "../incident-form.tsx";

type NewIncidentPageProps = { searchParams: Promise<Query> };

/** Until when news are promised where nobody said otherwise. */
const nextUpdateMs = 3_600_000;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("incidents.ops");
  return { title: t("newTitle") };
}

/** `?outage=` the running outage it starts from. */
export default async function NewIncidentPage({ searchParams }: NewIncidentPageProps) {
  const operator = await requireOperator();
  const t = await getTranslations("incidents.ops");
  const { outage } = singleQuery(await searchParams);
  const running = outage ? await page(() => runningOutages(operator)) : [];
  const from = running.find(({ id }) => id === outage);
  const now = new Date();
  const initial = from ? await valuesFrom(from, now) : { kind: "outage", scope: "all", beganAt: fieldMoment(now) };
  return (
    <>
      <PageHeader title={t("newTitle")} line={t("lead")} back={{ href: paths.opsIncidents, label: t("back") }} />
      <ClientMessages rooms={["common", "incidents"]}>
        <IncidentForm incidentId="" ways={connectorNames} initial={initial} />
      </ClientMessages>
    </>
  );
}

async function valuesFrom({ connector, beganAt }: RunningOutage, now: Date): Promise<Record<string, string>> {
  const words = { "zh-CN": await prefilled("zh-CN"), en: await prefilled("en") };
  const dates = { beganAt, expectedEnd: null, nextUpdateAt: later(now, nextUpdateMs), movesDue: null };
  return formValues({ kind: "outage", scope: "ways", ways: [connector], ...dates, words }, []);

  async function prefilled(locale: Locale): Promise<IncidentWords[Locale]> {
    const t = await getTranslations({ locale, namespace: "incidents" });
    const known = connectorNames.find((name) => name === connector);
    const values = { way: known ? t(`ways.${known}`) : connector, when: shanghaiTimestamp(beganAt).slice(0, 16) };
    return Object.fromEntries(
      incidentParts.map((part) => [part, t(`ops.prefill.${part}`, values)]),
    ) as IncidentWords[Locale];
  }
}
