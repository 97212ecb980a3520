import type { ConnectorName } from "#server/bureau/bureau.ts";
import type { OutageCause } from "#server/bureau/outage.ts";
import { db } from "#server/db.ts";
import { wireNames } from "#server/monitoring/bureau-state.ts";

/** A way to the bureau that nothing goes by now: why, and since when. Nothing of any merchant. */
export type ShutWay = { readonly name: ConnectorName; readonly cause: OutageCause; readonly since: Date };

export async function shutWays(): Promise<ShutWay[]> {
  const names = wireNames();
  const running = await db().outage.findMany({ where: { connector: { in: names }, endedAt: null } });
  return names.flatMap((name) => {
    const outage = running.find(({ connector }) => connector === name);
    return outage ? [{ name, cause: outage.cause as OutageCause, since: outage.beganAt }] : [];
  });
}
