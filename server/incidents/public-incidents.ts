import { type Incident, incidentState, isPublic } from "#domain/incident.ts";
import type { AnyContext } from "#server/context.ts";
import { db } from "#server/db.ts";
import { incidentIdIn } from "#server/incidents/incident-id.ts";
import { incidentOf, withUpdates } from "#server/incidents/incident-row.ts";
import { Refusal } from "#server/refusal.ts";

const publicly = { publishedAt: { not: null }, withdrawnAt: null, scope: { in: ["all", "ways"] } };
const pastPage = 10;

export type PublicIncidents = {
  readonly running: readonly Incident[];
  readonly announced: readonly Incident[];
  readonly past: readonly Incident[];
  /** Where the next page of the past begins. */
  readonly after: string | null;
};

/** What anybody may read: what goes on, what is announced, and what was, the latest first. */
export async function publicIncidents(now: Date, before: string | null): Promise<PublicIncidents> {
  const [open, ended] = await Promise.all([
    db().incident.findMany({ where: { ...publicly, endedAt: null }, include: withUpdates, orderBy: { id: "desc" } }),
    db().incident.findMany({
      where: { ...publicly, endedAt: { not: null }, ...(before === null ? {} : { id: { lt: incidentIdIn(before) } }) },
      include: withUpdates,
      orderBy: { id: "desc" },
      take: pastPage + 1,
    }),
  ]);
  const going = open.map(incidentOf);
  const past = ended.slice(0, pastPage).map(incidentOf);
  return {
    running: going.filter((incident) => incidentState(incident, now) === "running"),
    announced: going.filter((incident) => incidentState(incident, now) === "announced"),
    past,
    after: ended.length > pastPage ? (past.at(-1)?.id ?? null) : null,
  };
}

const feedLength = 30;

/** For the feed, the latest first. */
export async function latestIncidents(): Promise<Incident[]> {
  const rows = await db().incident.findMany({
    where: publicly,
    include: withUpdates,
    orderBy: { id: "desc" },
    take: feedLength,
  });
  return rows.map(incidentOf);
}

/**
 * One of them, or one that is for few, to those few and to staff.
 * @param reader whoever is signed in; null for anybody
 * @throws Refusal not-found INCIDENT
 */
export async function incidentToRead(id: string, reader: AnyContext | null): Promise<Incident> {
  const where = { id: incidentIdIn(id), publishedAt: { not: null }, withdrawnAt: null };
  const row = await db().incident.findFirst({ where, include: withUpdates });
  const incident = row && incidentOf(row);
  if (!incident || !(isPublic(incident) || isMeant(incident, reader))) throw new Refusal("not-found", "INCIDENT");
  return incident;
}

function isMeant({ merchants }: Incident, reader: AnyContext | null): boolean {
  if (reader === null) return false;
  return "merchantId" in reader ? merchants.includes(reader.merchantId) : true;
}
