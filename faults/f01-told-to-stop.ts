import type { Fault } from "#faults/fault.ts";
import { standing } from "#faults/standing.ts";
import { until } from "#faults/until.ts";

/** A run is a worker told to stop (SIGTERM) with calls in flight: it ends in order, and no row waits for its lease. */
export const toldToStop: Fault = {
  name: "F1-STOP",
  what: "SIGTERM with calls in flight: exit code 0, no row left behind half-done",
  runs: { long: 20, short: 0 },
  run: async (house, _seed, runs) => {
    const merchants = await Promise.all(Array.from({ length: 3 }, () => house.merchant()));
    await house.bureau.faults({ kind: "latency", ms: 300 });
    for (let run = 0; run < runs; run++) {
      for (const merchant of merchants) await merchant.submit(150);
      const worker = house.startWorker();
      await until(standing, ({ SENDING = 0 }) => SENDING > 0, { everyMs: 10, what: "a call in flight" });
      const code = await worker.stop();
      if (code !== 0) throw new Error(`the worker ended with ${code}`);
      const { SENDING = 0, CHECKING = 0 } = await standing();
      if (SENDING + CHECKING > 0) throw new Error(`left behind: ${SENDING} SENDING, ${CHECKING} CHECKING`);
    }
    return { runs, injected: runs };
  },
};
