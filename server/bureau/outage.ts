import type { ConnectorName } from "#server/bureau/bureau.ts";
import type { Tx } from "#server/db.ts";

/** Why a way was shut: it brought nothing back, the bureau would not have us, or an operator stopped it. */
export type OutageCause = "NO_ANSWER" | "REFUSED_US" | "STOPPED";

/** A way is shut for one reason at a time: a new one ends what was before it. */
export async function beginOutage(
  tx: Tx,
  connector: ConnectorName,
  cause: OutageCause,
  words: string,
  at: Date,
): Promise<void> {
  const running = await tx.outage.findFirst({ where: { connector, endedAt: null } });
  if (running?.cause === cause) return;
  if (running) await tx.outage.update({ where: { id: running.id }, data: { endedAt: at } });
  await tx.outage.create({ data: { connector, cause, words, beganAt: at } });
}

/** Ends what runs for this cause; another that took its place goes on. */
export async function endOutage(tx: Tx, connector: ConnectorName, cause: OutageCause, at: Date): Promise<void> {
  await tx.outage.updateMany({ where: { connector, cause, endedAt: null }, data: { endedAt: at } });
}
