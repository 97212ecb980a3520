import { incidentState } from "#domain/incident.ts";
import { unfinished } from "#domain/incident-draft.ts";
import type { Problem } from "#domain/problem.ts";
import { houseId, record } from "#server/audit.ts";
import { type OperatorContext, systemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { lockIncident } from "#server/incidents/lock-incident.ts";
import { ring } from "#server/queue/queue.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * From here on those affected see it, and the worker writes to them.
 * @returns what it still lacks; then it stays a draft
 * @throws Refusal not-found INCIDENT, not-now INCIDENT_PUBLISHED
 */
export async function publishIncident({ accountId }: OperatorContext, id: bigint, now: Date): Promise<Problem[]> {
  const house = systemContext(houseId, "operations");
  return inTransaction(house, async (tx) => {
    const incident = await lockIncident(tx, id);
    if (incidentState(incident, now) !== "draft") throw new Refusal("not-now", "INCIDENT_PUBLISHED");
    const problems = unfinished(incident, now);
    if (problems.length > 0) return problems;
    await tx.incident.update({ where: { id }, data: { publishedAt: now } });
    await ring(tx, "tell-incident", { merchantId: houseId, incidentId: String(id), updateId: null });
    const facts = {
      account: accountId,
      kind: incident.kind,
      scope: incident.scope,
      title: incident.words["zh-CN"].title,
    };
    const act = { action: "incident.published", subjectKind: "incident", subjects: [String(id)], facts } as const;
    await record(tx, house, [act], now);
    return [];
  });
}
