import { setTimeout as wait } from "node:timers/promises";
import { chanceOf } from "#faults/chance.ts";
import { comeToRest } from "#faults/come-to-rest.ts";
import type { Fault } from "#faults/fault.ts";
import { drawEvent } from "#faults/schedule/events.ts";
import { openStage } from "#faults/schedule/stage.ts";
import { brokenPromises, verdictOn } from "#faults/verdict.ts";

const eventsPerSeed = 200;

/**
 * A run is a seed: two hundred events one after the other, each a few dozen milliseconds after the one before. Every
 * event has chances of its own, so the same seed gives the same events whatever came of those before.
 */
export const randomSchedule: Fault = {
  name: "RANDOM",
  what: `seeded schedules of ${eventsPerSeed} events: upload, retry, kill, freeze, restart, bureau fault, clock, cancel, edit`,
  runs: { long: 50, short: 0 },
  ownServer: true,
  run: async (house, seed, runs) => {
    let injected = 0;
    const recoveryMs: number[] = [];
    for (let run = 0; run < runs; run++) {
      const stage = await openStage(house);
      for (let event = 0; event < eventsPerSeed; event++) {
        const chance = chanceOf((seed + run) * 1_000 + event);
        const { name, act } = drawEvent(chance);
        const what = await act(stage, chance);
        house.note(`seed ${seed + run} #${event} ${name}${what ? `: ${what}` : ""}`);
        injected++;
        await wait(chance.whole(0, 60));
      }
      const lifted = Date.now();
      await stage.clear();
      await comeToRest(house);
      recoveryMs.push(Date.now() - lifted);
      const broken = brokenPromises(await verdictOn(house, new Date()));
      if (broken.length > 0) throw new Error(`seed ${seed + run}: ${broken.join("; ")}`);
    }
    return { runs, injected, recoveryMs, notes: ["recovery here: from the last event until everything is at rest"] };
  },
};
