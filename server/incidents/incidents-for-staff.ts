import { type Incident, isOverdue } from "#domain/incident.ts";
import type { StaffContext } from "#server/context.ts";
import { liveIncidents } from "#server/incidents/live-incidents.ts";

/** Staff are asked about any of them. */
export function incidentsForStaff(_staff: StaffContext, now: Date): Promise<Incident[]> {
  return liveIncidents(now);
}

/** Those that promised news by now and have none. */
export async function overdueIncidents(_staff: StaffContext, now: Date): Promise<Incident[]> {
  return (await liveIncidents(now)).filter((incident) => isOverdue(incident, now));
}
