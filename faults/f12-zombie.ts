import type { Fault } from "#faults/fault.ts";
import { standing } from "#faults/standing.ts";
import { until } from "#faults/until.ts";
import { acrossTenants, db } from "#server/db.ts";

/** A run freezes the worker in the middle of its calls until another has settled all its rows, and thaws it then. */
export const zombie: Fault = {
  name: "F12",
  what: "a worker frozen past its heartbeat and thawed: its answers come too late",
  runs: { long: 20, short: 0 },
  run: async (house, _seed, runs) => {
    const merchant = await house.merchant();
    await house.bureau.faults({ kind: "latency", ms: 400 });
    let worker = house.startWorker();
    for (let run = 0; run < runs; run++) {
      await merchant.submit(300);
      await until(standing, ({ SENDING = 0 }) => SENDING > 0, { everyMs: 10, what: "a call in flight" });
      worker.freeze();
      const other = house.startWorker();
      await until(standing, ({ open }) => open === 0, { limitMs: 120_000, what: "the other worker's end" });
      const thawedAt = new Date();
      worker.thaw();
      await until(
        () => db().worker.count({ where: { beatAt: { gt: thawedAt } } }),
        (beating) => beating > 1,
        { what: "a sign of life from the thawed one" },
      );
      const code = await worker.stop();
      if (code !== 0) throw new Error(`the thawed worker ended with ${code}`);
      worker = other;
    }
    const late = await acrossTenants({ kind: "worker" }, (tx) => tx.attempt.count({ where: { late: true } }));
    return { runs, injected: runs, notes: [`${late} answers came too late and changed nothing`] };
  },
};
