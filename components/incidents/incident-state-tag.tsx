import { useTranslations } from "next-intl";
import { StatusTag } from "#components/ui/status-tag.tsx";
import type { IncidentState } from "#domain/incident.ts";
import { stateLooks } from "./incident-looks.ts";

export function IncidentStateTag({ state }: { state: IncidentState }) {
  const t = useTranslations("incidents.states");
  return <StatusTag {...stateLooks[state]} label={t(state)} />;
}
