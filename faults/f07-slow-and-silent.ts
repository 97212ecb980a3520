import { chanceOf } from "#faults/chance.ts";
import type { Fault } from "#faults/fault.ts";
import { keepBusy } from "#faults/keep-busy.ts";
import { anyTrouble } from "#faults/line-trouble.ts";
import { until } from "#faults/until.ts";
import { acrossTenants } from "#server/db.ts";

/** Deadlines: connect 5 s, headers 15 s, total 30 s; the rest is what a busy machine takes. */
const longestCallMs = 32_000;

/** A run is a connection to the bureau that dawdles, breaks off somewhere or never says a word. */
export const slowAndSilent: Fault = {
  name: "F7",
  what: "a byte a second either way, cut anywhere, half-open, reset, refused: deadlines hold",
  runs: { long: 200, short: 0 },
  run: async (house, seed, runs) => {
    const chance = chanceOf(seed);
    const merchants = await Promise.all(Array.from({ length: 12 }, () => house.merchant()));
    house.startWorker({ environment: { LEASE_SECONDS: "40" } });
    const stopFeeding = keepBusy(house, merchants, chanceOf(seed + 1), { atLeast: 100, lot: 10 });
    house.bureauLine.disturb(() => (chance.happens(0.7) ? anyTrouble(chance, "until the deadline") : { kind: "pass" }));
    const injected = await until(
      async () => house.bureauLine.struck(),
      (struck) => struck >= runs,
      {
        limitMs: 120_000 + runs * 10_000,
        what: "the last broken connection",
      },
    );
    await house.bureauLine.refuse();
    await stopFeeding();
    const longest = await longestCall();
    if (longest > longestCallMs) throw new Error(`a call took ${longest} ms`);
    return { runs, injected: injected + 1, notes: [`the longest call took ${longest} ms`] };
  },
};

async function longestCall(): Promise<number> {
  const [row] = await acrossTenants(
    { kind: "worker" },
    (tx) => tx.$queryRaw<{ ms: number }[]>`
    SELECT coalesce(max(extract(epoch FROM ended_at - started_at)) * 1000, 0)::int AS ms FROM attempt WHERE knock = 'send' AND reply_kind = 'lost'`,
  );
  return row?.ms ?? 0;
}
