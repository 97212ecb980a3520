import { db } from "#server/db.ts";

/** A worker says that it is alive. */
export async function beat(workerId: string, now: Date): Promise<void> {
  await db().worker.upsert({
    where: { id: workerId },
    create: { id: workerId, startedAt: now, beatAt: now },
    update: { beatAt: now },
  });
}

/** A worker that stopped in order takes its name off. */
export async function leaveWork(workerId: string): Promise<void> {
  await db().worker.deleteMany({ where: { id: workerId } });
}
