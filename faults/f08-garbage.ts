import { chanceOf } from "#faults/chance.ts";
import type { Fault } from "#faults/fault.ts";
import { keepBusy } from "#faults/keep-busy.ts";
import { until } from "#faults/until.ts";
import { acrossTenants } from "#server/db.ts";

const kinds = [
  { kind: "html" },
  { kind: "truncated" },
  { kind: "wrong-length", promise: "more" },
  { kind: "wrong-length", promise: "less" },
  { kind: "oversized", megabytes: 300 },
  { kind: "gzip-bomb", megabytes: 300 },
  { kind: "brotli-bomb", megabytes: 20 },
];
const keptBytes = 4_096;
const sealBytes = 64;
const memoryMb = 700;

/** A run is a reply that is none. What is kept of it is small, and so is what it costs to have read it. */
export const garbage: Fault = {
  name: "F8",
  what: "garbage for a reply: HTML, cut JSON, lying lengths, 300 MB, bombs",
  runs: { long: 500, short: 0 },
  run: async (house, seed, runs) => {
    const merchants = await Promise.all(Array.from({ length: 6 }, () => house.merchant()));
    await house.bureau.seededFaults(
      seed,
      kinds.map((fault) => ({ ...fault, probability: 0.06 })),
    );
    const worker = house.startWorker();
    const stopFeeding = keepBusy(house, merchants, chanceOf(seed), { atLeast: 60, lot: 10 });
    const injected = await until(house.bureau.struck, (struck) => struck >= runs, {
      limitMs: 60_000 + runs * 2_000,
      everyMs: 100,
      what: "the last garbage",
    });
    await stopFeeding();
    const peak = worker.peakMemoryMb();
    if (peak !== null && peak > memoryMb) throw new Error(`the worker grew to ${peak} MB`);
    const kept = await longestKept();
    if (kept > keptBytes + sealBytes) throw new Error(`${kept} bytes of garbage were kept`);
    return { runs, injected, notes: [`the worker held ${peak} MB at most; ${kept} bytes kept of the longest`] };
  },
};

/** Sealed, a reply is a little longer than it was. */
async function longestKept(): Promise<number> {
  const [row] = await acrossTenants(
    { kind: "worker" },
    (tx) => tx.$queryRaw<{ bytes: number }[]>`
    SELECT coalesce(max(length(reply_body)), 0)::int AS bytes FROM exchange WHERE outcome = 'lost'`,
  );
  return row?.bytes ?? 0;
}
