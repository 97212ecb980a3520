import type { Habits } from "#domain/promise.ts";
import type { ConnectorName } from "#server/bureau/bureau.ts";
import { db } from "#server/db.ts";

/** Moves what we know of a way's pace by one experience. A way never called has none yet. */
export async function learnHabits(connector: ConnectorName, learn: (before: Habits) => Habits): Promise<void> {
  await db().$transaction(async (tx) => {
    const [before] = await tx.$queryRaw<Habits[]>`
      SELECT load_ms AS "loadMs", likely_ms AS "likelyMs", latest_ms AS "latestMs" FROM turnstile WHERE connector = ${connector} FOR UPDATE`;
    if (before) await tx.turnstile.update({ where: { connector }, data: learn(before) });
  });
}
