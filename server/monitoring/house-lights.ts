import { type HouseArea, houseAreas } from "#domain/alert-rule.ts";
import type { OperatorContext } from "#server/context.ts";
import { db } from "#server/db.ts";
import { type ListedAlert, openAlerts } from "#server/monitoring/list-alerts.ts";
import { listWorkers } from "#server/monitoring/list-workers.ts";

/** `unknown`: nobody takes the figures, so nobody knows. */
export type LightOfArea = "fine" | "warning" | "critical" | "unknown";
export type HouseLight = {
  readonly area: HouseArea;
  readonly light: LightOfArea;
  /** Open ones of this area, the worst and oldest first. */
  readonly alerts: readonly ListedAlert[];
};

/** Figures are taken every minute; after three without, what they said is old. */
const staleMs = 180_000;

/** How the house is, area by area. A house without a worker is told so at once, whether anybody watches or not. */
export async function houseLights(operator: OperatorContext, now: Date): Promise<HouseLight[]> {
  const [open, workers, newest] = await Promise.all([openAlerts(now), listWorkers(operator, now), newestFigures()]);
  const stale = newest === null || now.getTime() - newest.getTime() > staleMs;
  const deserted = !workers.some(({ alive }) => alive);
  return houseAreas.map((area) => {
    const alerts = open.filter(({ known }) => known?.area === area);
    if (area === "worker" && deserted) return { area, light: "critical", alerts };
    if (alerts.length > 0)
      return { area, light: alerts.some(({ severity }) => severity === "critical") ? "critical" : "warning", alerts };
    return { area, light: stale ? "unknown" : "fine", alerts };
  });
}

async function newestFigures(): Promise<Date | null> {
  const last = await db().sample.findFirst({
    where: { name: "database_round_trip_seconds" },
    orderBy: { at: "desc" },
    select: { at: true },
  });
  return last?.at ?? null;
}
