import { houseId } from "#server/audit.ts";
import { gatesOf } from "#server/bureau/gate.ts";
import { systemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { wireNames } from "#server/monitoring/bureau-state.ts";
import type { Slotted } from "#server/timetable/appointment.ts";
import { clockOff, mostOffMs } from "#server/timetable/clock-off.ts";
import { runSlot } from "#server/timetable/run-slot.ts";

/**
 * One look of a worker at an appointment: runs what is due, unless this worker's clock is wrong, or the appointment calls
 * the bureau and cannot now; then the slot waits for another worker, or another look.
 * @returns how many slots ran here
 */
export async function keepSlots(appointment: Slotted, clock: () => Date, workerId: string): Promise<number> {
  if (Math.abs(await clockOff(clock)) > mostOffMs) return 0;
  const now = clock();
  if (appointment.callsBureau && !(await mayCallBureau(now))) return 0;
  return runSlot(appointment, now, appointment.act, workerId);
}

/** Whether any way on which the worker calls is open, and has calls left today. */
export async function mayCallBureau(now: Date): Promise<boolean> {
  const gates = await inTransaction(systemContext(houseId, "timetable"), (tx) => gatesOf(tx, wireNames(), now));
  return gates.size === 0 || [...gates.values()].some(({ open }) => open);
}
