import type { Tx } from "#server/db.ts";
import { wireNames } from "#server/monitoring/bureau-state.ts";

/** The ways of which a published incident says that the bureau's maintenance is on now. */
export async function announcedMaintenance(tx: Tx, now: Date): Promise<Set<string>> {
  const running = await tx.incident.findMany({
    where: {
      kind: "maintenance",
      publishedAt: { lte: now },
      withdrawnAt: null,
      beganAt: { lte: now },
      OR: [{ endedAt: { gt: now } }, { endedAt: null, expectedEnd: null }, { endedAt: null, expectedEnd: { gt: now } }],
    },
    select: { scope: true, ways: true },
  });
  return new Set(running.flatMap(({ scope, ways }) => (scope === "all" ? wireNames() : ways)));
}
