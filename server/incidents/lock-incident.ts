import type { Incident } from "#domain/incident.ts";
import type { Tx } from "#server/db.ts";
import { incidentOf, withUpdates } from "#server/incidents/incident-row.ts";
import { Refusal } from "#server/refusal.ts";

/** One incident, held until the transaction ends. @throws Refusal not-found INCIDENT */
export async function lockIncident(tx: Tx, id: bigint): Promise<Incident> {
  await tx.$executeRaw`SELECT 1 FROM incident WHERE id = ${id} FOR UPDATE`;
  const row = await tx.incident.findUnique({ where: { id }, include: withUpdates });
  if (!row) throw new Refusal("not-found", "INCIDENT");
  return incidentOf(row);
}
