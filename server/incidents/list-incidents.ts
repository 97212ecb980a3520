import { type Incident, type IncidentState, incidentState, isOverdue } from "#domain/incident.ts";
import type { OperatorContext } from "#server/context.ts";
import { db } from "#server/db.ts";
import { incidentOf, withUpdates } from "#server/incidents/incident-row.ts";

export type ListedIncident = {
  readonly incident: Incident;
  readonly state: IncidentState;
  /** We said when there would be news, and there was none. */
  readonly overdue: boolean;
};

const pageSize = 50;

/** Every incident there ever was, drafts too, the latest first. @param before the id the page before ended with */
export async function listIncidents(
  _operator: OperatorContext,
  now: Date,
  before: bigint | null = null,
): Promise<{ readonly rows: ListedIncident[]; readonly after: string | null }> {
  const where = before === null ? {} : { id: { lt: before } };
  const rows = await db().incident.findMany({
    where,
    include: withUpdates,
    orderBy: { id: "desc" },
    take: pageSize + 1,
  });
  const listed = rows.slice(0, pageSize).map((row) => listedOf(incidentOf(row), now));
  return { rows: listed, after: rows.length > pageSize ? (listed.at(-1)?.incident.id ?? null) : null };
}

export function listedOf(incident: Incident, now: Date): ListedIncident {
  return { incident, state: incidentState(incident, now), overdue: isOverdue(incident, now) };
}
