import type { OperatorContext } from "#server/context.ts";
import { db } from "#server/db.ts";
import { silentMs } from "#server/monitoring/list-workers.ts";
import { mostOffMs } from "#server/timetable/clock-off.ts";

/** Workers alive whose clocks are wrong, and by how much: they keep no appointments. */
export async function listWrongClocks(
  _context: OperatorContext,
  now: Date,
): Promise<{ readonly id: string; readonly offMs: number }[]> {
  const workers = await db().worker.findMany({ where: { beatAt: { gt: new Date(now.getTime() - silentMs) } } });
  return workers
    .map(({ id, clockOffMs }) => ({ id, offMs: Number(clockOffMs) }))
    .filter(({ offMs }) => Math.abs(offMs) > mostOffMs);
}
