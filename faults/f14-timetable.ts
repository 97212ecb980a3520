import type { Fault } from "#faults/fault.ts";
import { until } from "#faults/until.ts";
import { db } from "#server/db.ts";
import { runSlot } from "#server/timetable/run-slot.ts";

const appointment = { name: "fault-round", everySeconds: 900 };
const slotMs = appointment.everySeconds * 1_000;

/** A run is a slot at which fifty look at once, after slots at which nobody did. */
export const timetable: Fault = {
  name: "F14",
  what: "the timetable fires fifty times at once and was down before: one run a slot, the missed ones caught up",
  runs: { long: 200, short: 3 },
  run: async (house, _seed, runs) => {
    let acted = 0;
    const begin = Math.floor(Date.now() / slotMs) * slotMs;
    for (let run = 0; run < runs; run++) {
      const now = new Date(begin + run * 3 * slotMs + 1);
      await Promise.all(Array.from({ length: 50 }, () => runSlot(appointment, now, async () => acted++)));
      if (acted !== run + 1) throw new Error(`after ${run + 1} slots it had run ${acted} times`);
    }
    await workersShareSlots(house.startWorker);
    return { runs, injected: runs * 50 };
  },
};

/** Three processes keep the real timetable: each of its slots is run once and ends well. */
async function workersShareSlots(startWorker: () => unknown): Promise<void> {
  for (let worker = 0; worker < 3; worker++) startWorker();
  await until(
    () => db().worker.count(),
    (beating) => beating >= 3,
    { what: "three workers" },
  );
  const rows = await until(
    () => db().run.findMany({ where: { name: { not: appointment.name } } }),
    (all) => all.length > 0 && all.every(({ finishedAt }) => finishedAt !== null),
    { what: "the end of the rounds" },
  );
  const twice = [...Map.groupBy(rows, ({ name, slot }) => `${name} ${slot.toISOString()}`)].filter(
    ([, list]) => list.length > 1,
  );
  const bad = rows.filter(({ outcome }) => outcome !== "done");
  if (twice.length + bad.length > 0) throw new Error(`run twice: ${twice.map(([what]) => what)}, badly: ${bad.length}`);
}
