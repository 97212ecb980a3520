import { db } from "#server/db.ts";
import { type Appointment, ruleOf } from "#server/timetable/appointment.ts";

/** What this worker keeps from now on, for the pages to show; what it does not know is kept by nobody. */
export async function announceTimetable(appointments: readonly Appointment[]): Promise<void> {
  const rows = appointments.map((appointment, position) => ({
    name: appointment.name,
    position,
    rule: ruleOf(appointment),
    slotted: appointment.slotted,
    missed: appointment.slotted ? (appointment.missed ?? "newest") : "newest",
    callsBureau: appointment.slotted && appointment.callsBureau === true,
  }));
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('appointment'))`;
    await tx.appointment.deleteMany();
    await tx.appointment.createMany({ data: rows });
  });
}
