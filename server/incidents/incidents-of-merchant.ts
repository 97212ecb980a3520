import { affects, type Incident } from "#domain/incident.ts";
import type { TenantContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { concernedWays } from "#server/incidents/concerned-ways.ts";
import { liveIncidents } from "#server/incidents/live-incidents.ts";

/** What is to be said above this merchant's pages, and above no other's. */
export async function incidentsOfMerchant(context: TenantContext, now: Date): Promise<Incident[]> {
  const live = await liveIncidents(now);
  return live.length === 0 ? [] : inTransaction(context, (tx) => affecting(tx, context.merchantId, live));
}

/** Those of these incidents that affect one merchant. */
export async function affecting(tx: Tx, merchantId: string, incidents: readonly Incident[]): Promise<Incident[]> {
  const asks = incidents.some(({ scope }) => scope === "ways");
  const concerned = asks ? await concernedWays(tx, merchantId) : [];
  return incidents.filter((incident) => affects(incident, { merchantId, concerned }));
}
