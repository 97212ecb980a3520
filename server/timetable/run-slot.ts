import { type DueSlot, dueSlots, type KnownRun, newestSlot } from "#domain/slot.ts";
import { db } from "#server/db.ts";
import { type Kept, ruleOf, type Slotted } from "#server/timetable/appointment.ts";
import { carryOut } from "#server/timetable/carry-out.ts";

/** Further back nothing is made up for. */
const lookBackMs = 45 * 86_400_000;

/**
 * Runs an appointment once for each slot that is due, whoever comes first: the unique row of `run` decides.
 * @returns how many ran here
 */
export async function runSlot(
  appointment: Kept,
  now: Date,
  act: Slotted["act"],
  workerId: string | null = null,
): Promise<number> {
  const { name, missed = "newest" } = appointment;
  const rule = ruleOf(appointment);
  const since = await firstKept(name, now);
  const from = missed === "every" && since ? since : newestSlot(rule, now);
  const known = await runsSince(name, from);
  let ran = 0;
  for (const due of dueSlots({ rule, missed }, since, known, now)) {
    const id = await claim(name, due, workerId, now);
    if (id === null) continue;
    await carryOut({ id, slot: due.slot }, (run) => act(now, run));
    ran += 1;
  }
  return ran;
}

async function firstKept(name: string, now: Date): Promise<Date | null> {
  const { _min } = await db().run.aggregate({
    where: { name, askedBy: null, slot: { gt: new Date(now.getTime() - lookBackMs) } },
    _min: { slot: true },
  });
  return _min.slot;
}

async function runsSince(name: string, slot: Date): Promise<KnownRun[]> {
  const runs = await db().run.findMany({
    where: { name, askedBy: null, slot: { gte: slot } },
    select: { slot: true, attempt: true, outcome: true, finishedAt: true },
  });
  return runs.map((run) => ({ ...run, outcome: run.outcome as KnownRun["outcome"] }));
}

async function claim(
  name: string,
  { slot, attempt }: DueSlot,
  workerId: string | null,
  now: Date,
): Promise<bigint | null> {
  const taken = await db().$queryRaw<{ id: bigint }[]>`
    INSERT INTO run (name, slot, attempt, started_at, worker_id) VALUES (${name}, ${slot}, ${attempt}, ${now}, ${workerId}::uuid)
    ON CONFLICT (name, slot, attempt) DO NOTHING RETURNING id`;
  return taken[0]?.id ?? null;
}
