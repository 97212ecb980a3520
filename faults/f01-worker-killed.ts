import { setTimeout as wait } from "node:timers/promises";
import { chanceOf } from "#faults/chance.ts";
import type { Fault } from "#faults/fault.ts";
import { keepBusy } from "#faults/keep-busy.ts";
import { endedSince } from "#faults/standing.ts";
import { until } from "#faults/until.ts";

/** A run is a kill: at any moment of the worker's life under load, now and then while the next one is still starting. */
export const workerKilled: Fault = {
  name: "F1",
  what: "kill -9 of the worker at random points under load",
  runs: { long: 200, short: 2 },
  run: async (house, seed, runs) => {
    const chance = chanceOf(seed);
    await house.bureau.settings({ processingMs: 100 });
    await house.bureau.faults({ kind: "latency", ms: 120 });
    const merchants = await Promise.all(Array.from({ length: 12 }, () => house.merchant()));
    const stopFeeding = keepBusy(house, merchants, chanceOf(seed + 1));
    const recoveryMs: number[] = [];
    let worker = house.startWorker();
    await settledAfter(new Date(0));
    for (let kills = 0; kills < runs; kills++) {
      await wait(chance.whole(0, 1_200));
      const killedAt = new Date();
      await worker.kill();
      worker = house.startWorker();
      if (kills + 1 < runs && chance.happens(0.15)) {
        await wait(chance.whole(0, 900));
        await worker.kill();
        worker = house.startWorker();
        kills++;
      }
      await settledAfter(killedAt);
      recoveryMs.push(Date.now() - killedAt.getTime());
      house.note(`kill ${kills + 1} recovered in ${recoveryMs.at(-1)} ms`);
    }
    const handedIn = await stopFeeding();
    return { runs, injected: runs, recoveryMs, notes: [`${handedIn} invoices handed in meanwhile`] };
  },
};

async function settledAfter(moment: Date): Promise<void> {
  await until(
    () => endedSince(moment),
    (count) => count > 0,
    { limitMs: 180_000, everyMs: 20, what: "a row settled after the kill" },
  );
}
