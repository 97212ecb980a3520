import type { OperatorContext } from "#server/context.ts";
import { db } from "#server/db.ts";

export type ListedWorker = {
  readonly id: string;
  readonly startedAt: Date;
  readonly beatAt: Date;
  readonly alive: boolean;
};

/** A worker says so every five seconds; one that has not for this long is gone or frozen. */
export const silentMs = 30_000;
/** One that was killed leaves its row behind; after this it is no news any more. */
const forgottenMs = 24 * 3_600_000;

/** The workers of the last day, those alive first. */
export async function listWorkers(_context: OperatorContext, now: Date): Promise<ListedWorker[]> {
  const workers = await db().worker.findMany({
    where: { beatAt: { gt: new Date(now.getTime() - forgottenMs) } },
    orderBy: { beatAt: "desc" },
  });
  return workers.map((worker) => ({ ...worker, alive: now.getTime() - worker.beatAt.getTime() < silentMs }));
}
