import type { OutageCause } from "#server/bureau/outage.ts";
import type { OperatorContext } from "#server/context.ts";
import { db } from "#server/db.ts";

/** An outage that goes on now: what an incident can be started from. */
export type RunningOutage = {
  readonly id: string;
  readonly connector: string;
  readonly cause: OutageCause;
  readonly beganAt: Date;
};

/** The latest first. */
export async function runningOutages(_operator: OperatorContext): Promise<RunningOutage[]> {
  const rows = await db().outage.findMany({ where: { endedAt: null }, orderBy: { beganAt: "desc" } });
  return rows.map(({ id, connector, cause, beganAt }) => ({
    id: String(id),
    connector,
    cause: cause as OutageCause,
    beganAt,
  }));
}
