import { incidentState } from "#domain/incident.ts";
import { type IncidentDraft, readIncident, type TypedIncident } from "#domain/incident-draft.ts";
import type { Problem } from "#domain/problem.ts";
import { houseId, record } from "#server/audit.ts";
import { connectorNames } from "#server/bureau/bureau.ts";
import { type OperatorContext, systemContext } from "#server/context.ts";
import { acrossTenants, inTransaction } from "#server/db.ts";
import { lockIncident } from "#server/incidents/lock-incident.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * Writes a draft, or writes it anew; nobody but operators sees it.
 * @param id the draft that is written anew; null for a new one
 * @returns its id, or what is wrong with what was typed; then nothing was written
 * @throws Refusal not-found INCIDENT, not-now INCIDENT_PUBLISHED
 */
export async function writeDraft(
  context: OperatorContext,
  id: bigint | null,
  typed: TypedIncident,
  now: Date,
): Promise<{ readonly id: bigint } | { readonly problems: Problem[] }> {
  const read = readIncident(typed, connectorNames);
  if ("problems" in read) return read;
  const found = await merchantsOf(context, read.draft.taxpayerIds);
  if ("problems" in found) return found;
  const data = columnsOf(read.draft, found.merchants);
  const house = systemContext(houseId, "operations");
  return inTransaction(house, async (tx) => {
    if (id !== null && incidentState(await lockIncident(tx, id), now) !== "draft")
      throw new Refusal("not-now", "INCIDENT_PUBLISHED");
    const written =
      id === null
        ? await tx.incident.create({ data: { ...data, accountId: context.accountId } })
        : await tx.incident.update({ where: { id }, data });
    const action = id === null ? "incident.drafted" : "incident.rewritten";
    const subjects = [String(written.id)];
    const facts = { account: context.accountId, kind: data.kind, scope: data.scope };
    await record(tx, house, [{ action, subjectKind: "incident", subjects, facts }], now);
    return { id: written.id };
  });
}

/** The ids of the merchants who were chosen by their taxpayer ids, or which of them nobody has. */
async function merchantsOf(
  context: OperatorContext,
  taxpayerIds: readonly string[],
): Promise<{ readonly merchants: string[] } | { readonly problems: Problem[] }> {
  if (taxpayerIds.length === 0) return { merchants: [] };
  const known = await acrossTenants(context, (tx) =>
    tx.merchant.findMany({ where: { taxpayerId: { in: [...taxpayerIds] } }, select: { id: true, taxpayerId: true } }),
  );
  const unknown = taxpayerIds.filter((taxpayerId) => !known.some((merchant) => merchant.taxpayerId === taxpayerId));
  if (unknown.length === 0) return { merchants: known.map(({ id }) => id) };
  const facts = { unknown: unknown.slice(0, 5).join(", ") };
  return { problems: [{ code: "MERCHANT_UNKNOWN", severity: "reject", field: "merchants", facts }] };
}

function columnsOf(draft: IncidentDraft, merchants: string[]) {
  const { kind, scope, ways, beganAt, expectedEnd, nextUpdateAt, movesDue, words } = draft;
  return {
    kind,
    scope,
    ways: [...ways],
    merchants,
    ...{ beganAt, expectedEnd, nextUpdateAt },
    movesDueFrom: movesDue && new Date(movesDue.from),
    movesDueTo: movesDue && new Date(movesDue.to),
    words,
  };
}
