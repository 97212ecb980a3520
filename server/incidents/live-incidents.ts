import type { Incident } from "#domain/incident.ts";
import { db } from "#server/db.ts";
import { incidentOf, withUpdates } from "#server/incidents/incident-row.ts";

/** How long after its end an incident may still be spoken of above a page. */
const afterMs = 86_400_000;

/** What is published and not over, or only just: a handful, asked for with every page. */
export async function liveIncidents(now: Date): Promise<Incident[]> {
  const rows = await db().incident.findMany({
    where: {
      publishedAt: { not: null },
      withdrawnAt: null,
      OR: [{ endedAt: null }, { endedAt: { gt: new Date(now.getTime() - afterMs) } }],
    },
    include: withUpdates,
    orderBy: { id: "desc" },
  });
  return rows.map(incidentOf);
}
