import { chanceOf } from "#faults/chance.ts";
import type { Fault } from "#faults/fault.ts";
import { keepBusy } from "#faults/keep-busy.ts";
import { until } from "#faults/until.ts";
import { db } from "#server/db.ts";

const upload = "202007/QDFPSC";

/** A run is an invoice that went in and of which no reply came back: calls carry many, and every other is dropped. */
export const replyLost: Fault = {
  name: "F2",
  what: "effect done, reply lost, on every other upload",
  runs: { long: 10_000, short: 60 },
  run: async (house, seed, runs) => {
    const merchants = await Promise.all(Array.from({ length: Math.min(12, 2 + runs / 100) }, () => house.merchant()));
    await house.bureau.seededFaults(seed, [{ kind: "close-before-reply", service: upload, probability: 0.5 }]);
    house.startWorker();
    const stopFeeding = keepBusy(house, merchants, chanceOf(seed), { atLeast: runs / 8, lot: 60 });
    const dropped = async () => (await house.bureau.calls(upload)).filter(({ fault }) => fault !== "");
    const itemsOf = (calls: readonly { items: number }[]) => calls.reduce((sum, { items }) => sum + items, 0);
    const calls = await until(dropped, (seen) => itemsOf(seen) >= runs, {
      limitMs: 120_000 + runs * 300,
      everyMs: 500,
      what: "the last dropped reply",
    });
    const handedIn = await stopFeeding();
    const outages = await db().outage.count();
    const notes = [
      `${calls.length} calls without a reply; ${handedIn} invoices handed in; the way was shut ${outages} times`,
    ];
    return { runs, injected: itemsOf(calls), notes };
  },
};
