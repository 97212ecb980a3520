import { db } from "#server/db.ts";
import type { RunInHand } from "#server/timetable/appointment.ts";

/** What this process is at work on: a run that says so and is not here was left by a fault. */
export const inHand = new Set<bigint>();

/**
 * Does what a run is for and writes what became of it: done, cancelled where an operator asked and the work heard it, or
 * failed with the fault, which is thrown on.
 */
export async function carryOut(
  { id, slot }: { readonly id: bigint; readonly slot: Date },
  act: (run: RunInHand) => Promise<unknown>,
): Promise<void> {
  let stopped = false;
  inHand.add(id);
  try {
    const result = await act({ slot, goOn });
    await end(id, stopped ? "cancelled" : "done", typeof result === "number" ? { count: result } : {});
  } catch (fault) {
    await end(id, "failed", { fault: String(fault).slice(0, 500) });
    throw fault;
  } finally {
    inHand.delete(id);
  }

  async function goOn(done: number, of: number): Promise<boolean> {
    if (!stopped) stopped = !(await mayGoOn(id, done, of));
    return !stopped;
  }
}

/** Not once it is cancelled, and not once it was given up for dead: somebody else is at it. */
async function mayGoOn(id: bigint, done: number, of: number): Promise<boolean> {
  const rows = await db().$queryRaw<{ cancelled: boolean }[]>`
    UPDATE run SET done_count = ${done}, total_count = ${of} WHERE id = ${id} AND outcome IS NULL
    RETURNING cancel_asked_at IS NOT NULL AS cancelled`;
  return rows[0]?.cancelled === false;
}

async function end(id: bigint, outcome: "done" | "failed" | "cancelled", detail: { count?: number; fault?: string }) {
  await db().run.updateMany({ where: { id, outcome: null }, data: { finishedAt: new Date(), outcome, detail } });
}
