import { incidentState } from "#domain/incident.ts";
import { houseId, record } from "#server/audit.ts";
import { type OperatorContext, systemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { lockIncident } from "#server/incidents/lock-incident.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * It should not have been said, or never will be: nobody sees it any more, and what it moved stands where it stood.
 * Letters that went out cannot be called back.
 * @throws Refusal not-found INCIDENT, not-now INCIDENT_WITHDRAWN
 */
export async function withdrawIncident({ accountId }: OperatorContext, id: bigint, now: Date): Promise<void> {
  const house = systemContext(houseId, "operations");
  await inTransaction(house, async (tx) => {
    const incident = await lockIncident(tx, id);
    const state = incidentState(incident, now);
    if (state === "withdrawn") throw new Refusal("not-now", "INCIDENT_WITHDRAWN");
    await tx.incident.update({ where: { id }, data: { withdrawnAt: now } });
    const act = { action: "incident.withdrawn", subjectKind: "incident", subjects: [String(id)] } as const;
    await record(tx, house, [{ ...act, facts: { account: accountId, was: state } }], now);
  });
}
