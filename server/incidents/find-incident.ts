import type { OperatorContext } from "#server/context.ts";
import { acrossTenants, db } from "#server/db.ts";
import { incidentIdIn } from "#server/incidents/incident-id.ts";
import { incidentOf, withUpdates } from "#server/incidents/incident-row.ts";
import { type ListedIncident, listedOf } from "#server/incidents/list-incidents.ts";
import { Refusal } from "#server/refusal.ts";

export type FoundIncident = ListedIncident & {
  /** Those chosen, where it is for merchants chosen. */
  readonly chosen: readonly { readonly taxpayerId: string; readonly name: string }[];
};

/** One incident as operators see it. @throws Refusal not-found INCIDENT */
export async function findIncident(operator: OperatorContext, id: string, now: Date): Promise<FoundIncident> {
  const row = await db().incident.findUnique({ where: { id: incidentIdIn(id) }, include: withUpdates });
  if (!row) throw new Refusal("not-found", "INCIDENT");
  const chosen = await acrossTenants(operator, (tx) =>
    tx.merchant.findMany({
      where: { id: { in: row.merchants } },
      select: { taxpayerId: true, name: true },
      orderBy: { taxpayerId: "asc" },
    }),
  );
  return { ...listedOf(incidentOf(row), now), chosen };
}
