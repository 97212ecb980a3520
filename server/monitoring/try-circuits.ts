import { bureauOf } from "#server/bureau/connectors.ts";
import { db } from "#server/db.ts";
import { probeWay } from "#server/monitoring/probe-way.ts";

/** No other worker tries the same way meanwhile; longer than any call may last, a token of 百望's included. */
const trialLeaseMs = 120_000;

/** Asks something harmless on every way whose circuit is open and whose time for a trial has come. @returns how many were tried */
export async function tryCircuits(now: Date): Promise<number> {
  const open = await db().connector.findMany({
    where: { openedAt: { not: null }, stoppedAt: null, trialAt: { lte: now } },
  });
  let tried = 0;
  for (const { name, trialAt } of open) {
    const { count } = await db().connector.updateMany({
      where: { name, trialAt },
      data: { trialAt: new Date(now.getTime() + trialLeaseMs) },
    });
    if (count === 1 && (await probeWay(bureauOf(name), "try-circuits"))) tried += 1;
  }
  return tried;
}
