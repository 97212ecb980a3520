import { useLocale, useTranslations } from "next-intl";
import { IncidentBody } from "#components/incidents/incident-body.tsx";
import { IncidentStateTag } from "#components/incidents/incident-state-tag.tsx";
import type { Incident, IncidentState } from "#domain/incident.ts";

/** One incident in full, on the page that lists what goes on. */
export function IncidentArticle({ incident, state }: { incident: Incident; state: IncidentState }) {
  const t = useTranslations("incidents.kinds");
  const locale = useLocale();
  const id = `incident-${incident.id}`;
  return (
    <article id={id} aria-labelledby={`${id}-title`} className="rounded-lg border border-line p-4">
      <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 id={`${id}-title`} className="text-base font-medium wrap-anywhere">
          {incident.words[locale].title}
        </h3>
        <IncidentStateTag state={state} />
        <span className="text-ink-soft">{t(incident.kind)}</span>
      </div>
      <IncidentBody incident={incident} />
    </article>
  );
}
