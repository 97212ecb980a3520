import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { connectorNames } from "#server/bureau/bureau.ts";
import { findIncident } from "#server/incidents/find-incident.ts";
import { requireOperator } from "#server/session.ts";
import { formValues } from "../../form-values.ts";
import { IncidentForm } from "../../incident-form.tsx";

type DraftPageProps = { params: Promise<{ incidentId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("incidents.ops");
  return { title: t("editTitle") };
}

export default async function DraftPage({ params }: DraftPageProps) {
  const operator = await requireOperator();
  const t = await getTranslations("incidents.ops");
  const { incidentId } = await params;
  const { incident, state, chosen } = await page(() => findIncident(operator, incidentId, new Date()));
  if (state !== "draft") notFound();
  const initial = formValues(
    incident,
    chosen.map(({ taxpayerId }) => taxpayerId),
  );
  return (
    <>
      <PageHeader title={t("editTitle")} back={{ href: paths.opsIncident(incident.id), label: t("preview") }} />
      <ClientMessages rooms={["common", "incidents"]}>
        <IncidentForm incidentId={incident.id} ways={connectorNames} initial={initial} />
      </ClientMessages>
    </>
  );
}
