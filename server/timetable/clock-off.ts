import { later } from "#domain/period.ts";
import { db } from "#server/db.ts";
import { log } from "#server/log.ts";
import { beat } from "#server/monitoring/beat.ts";

/** Beyond this a worker's clock is wrong: slots would open at the wrong time, or twice. */
export const mostOffMs = 60_000;

/** By how much a clock is ahead of the database's, which all workers share, in ms. */
export async function clockOff(clock: () => Date): Promise<number> {
  const before = clock().getTime();
  const [row] = await db().$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  const after = clock().getTime();
  return row ? Math.round((before + after) / 2 - row.now.getTime()) : 0;
}

/** The worker says that it is alive, in the database's time, and how far its own clock is from it. */
export async function beatInTime(workerId: string, clock: () => Date): Promise<void> {
  const offMs = await clockOff(clock);
  const wrong = Math.abs(offMs) > mostOffMs;
  if (wrong) log().error({ workerId, clockOffMs: offMs }, "this worker's clock is wrong: it keeps no appointments");
  await beat(workerId, wrong ? later(clock(), -offMs) : clock());
  await db().worker.updateMany({ where: { id: workerId }, data: { clockOffMs: BigInt(offMs) } });
}
