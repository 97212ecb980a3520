import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { page } from "#app/answer.ts";
import { IncidentBody } from "#components/incidents/incident-body.tsx";
import { IncidentStateTag } from "#components/incidents/incident-state-tag.tsx";
import { paths } from "#components/paths.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { incidentState } from "#domain/incident.ts";
import { contextOf } from "#server/accounts/signed-in.ts";
import { incidentToRead } from "#server/incidents/public-incidents.ts";
import { currentAccount } from "#server/session.ts";

type IncidentPageProps = { params: Promise<{ incidentId: string }> };

/** Whoever is signed in may read what is for them alone. */
const found = cache((id: string) =>
  page(async () => {
    const account = await currentAccount();
    return incidentToRead(id, account && contextOf(account));
  }),
);

export async function generateMetadata({ params }: IncidentPageProps): Promise<Metadata> {
  const { words } = await found((await params).incidentId);
  return { title: words[await getLocale()].title };
}

export default async function IncidentPage({ params }: IncidentPageProps) {
  const incident = await found((await params).incidentId);
  const t = await getTranslations("status.incident");
  const kinds = await getTranslations("incidents.kinds");
  const locale = await getLocale();
  return (
    <>
      <PageHeader
        title={<span className="wrap-anywhere">{incident.words[locale].title}</span>}
        status={<IncidentStateTag state={incidentState(incident, new Date())} />}
        line={kinds(incident.kind)}
        back={{ href: paths.status, label: t("back") }}
      />
      <div className="max-w-prose">
        <IncidentBody incident={incident} />
      </div>
    </>
  );
}
