import type { Incident } from "#domain/incident.ts";
import { liveIncidents } from "#server/incidents/live-incidents.ts";

/** What is to be said to whoever comes by. */
export async function incidentsForAll(now: Date): Promise<Incident[]> {
  return (await liveIncidents(now)).filter(({ scope }) => scope === "all");
}
