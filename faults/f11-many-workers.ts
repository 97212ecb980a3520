import { chanceOf } from "#faults/chance.ts";
import type { Fault } from "#faults/fault.ts";
import { keepBusy } from "#faults/keep-busy.ts";
import { endedSince } from "#faults/standing.ts";
import { until } from "#faults/until.ts";
import { sendDue } from "#server/submissions/send-due.ts";

/** A run is a round of load under two workers, then five, with ten more hands reaching for the same rows. */
export const manyWorkers: Fault = {
  name: "F11",
  what: "two and five workers at once, and the verbs called beside them",
  runs: { long: 10, short: 0 },
  run: async (house, seed, runs) => {
    await house.bureau.settings({ processingMs: 50 });
    await house.bureau.seededFaults(seed, [
      { kind: "close-before-reply", service: "202007/QDFPSC", probability: 0.2 },
      { kind: "latency", ms: 150, probability: 0.5 },
    ]);
    const merchants = await Promise.all(Array.from({ length: 3 }, () => house.merchant()));
    for (let run = 0; run < runs; run++) {
      const crowd = run % 2 === 0 ? 2 : 5;
      const workers = Array.from({ length: crowd }, () => house.startWorker());
      const beganAt = new Date();
      const stopFeeding = keepBusy(house, merchants, chanceOf(seed + run), { atLeast: 300 });
      await until(
        async () => {
          await Promise.all(merchants.flatMap(({ system }) => [1, 2, 3].map(() => sendDue(system, () => new Date()))));
          return endedSince(beganAt);
        },
        (count) => count > 300 * crowd,
        { limitMs: 120_000, what: `what ${crowd} workers do` },
      );
      await stopFeeding();
      const codes = await Promise.all(workers.map((worker) => worker.stop()));
      if (codes.some((code) => code !== 0)) throw new Error(`workers told to stop ended with ${codes.join()}`);
    }
    return { runs, injected: runs };
  },
};
