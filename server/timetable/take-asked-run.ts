import { db } from "#server/db.ts";
import type { Slotted } from "#server/timetable/appointment.ts";
import { carryOut } from "#server/timetable/carry-out.ts";
import { clockOff, mostOffMs } from "#server/timetable/clock-off.ts";

/**
 * Takes up the oldest run an operator asked for and nobody is at yet, of the appointments this worker knows.
 * @returns whether there was one
 */
export async function takeAskedRun(
  appointments: readonly Slotted[],
  clock: () => Date,
  workerId: string,
): Promise<boolean> {
  if (Math.abs(await clockOff(clock)) > mostOffMs) return false;
  const taken = await db().$queryRaw<{ id: bigint; name: string; slot: Date }[]>`
    UPDATE run SET started_at = ${clock()}, worker_id = ${workerId}::uuid
    WHERE id = (
      SELECT id FROM run
      WHERE asked_by IS NOT NULL AND started_at IS NULL AND outcome IS NULL AND name = ANY(${appointments.map(({ name }) => name)}::text[])
      ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, name, slot`;
  const [run] = taken;
  const appointment = appointments.find(({ name }) => name === run?.name);
  if (!run || !appointment) return false;
  await carryOut(run, (inHand) => appointment.act(clock(), inHand));
  return true;
}
