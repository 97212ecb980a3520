import { chanceOf } from "#faults/chance.ts";
import type { Fault } from "#faults/fault.ts";
import { keepBusy } from "#faults/keep-busy.ts";
import { until } from "#faults/until.ts";

/** A run is a redirect. Whoever follows one does what he was asked to do twice, under the same trace id. */
export const redirect: Fault = {
  name: "F9",
  what: "redirects to itself, done and not done: none is followed",
  runs: { long: 500, short: 0 },
  run: async (house, seed, runs) => {
    const merchants = await Promise.all(Array.from({ length: 6 }, () => house.merchant()));
    await house.bureau.seededFaults(seed, [
      { kind: "redirect", probability: 0.2 },
      { kind: "redirect", probability: 0.1, status: 307, effect: true },
      { kind: "redirect", probability: 0.1, status: 308, effect: true },
    ]);
    house.startWorker();
    const stopFeeding = keepBusy(house, merchants, chanceOf(seed), { atLeast: 60, lot: 10 });
    const injected = await until(house.bureau.struck, (struck) => struck >= runs, {
      limitMs: 60_000 + runs * 500,
      everyMs: 100,
      what: "the last redirect",
    });
    await stopFeeding();
    const followed = [...Map.groupBy(await house.bureau.calls(), ({ traceId }) => traceId)].filter(
      ([traceId, calls]) => traceId !== "" && calls.length > 1,
    );
    if (followed.length > 0) throw new Error(`${followed.length} calls arrived twice under one trace id`);
    return { runs, injected };
  },
};
