import { addsUp } from "#domain/batch.ts";
import { chanceOf } from "#faults/chance.ts";
import type { Fault } from "#faults/fault.ts";
import type { Resident } from "#faults/house.ts";
import { until } from "#faults/until.ts";
import { findBatch } from "#server/batches/find-batch.ts";
import { receiveFile } from "#server/batches/receive-file.ts";
import { submitBatch } from "#server/batches/submit-batch.ts";
import { csvOf } from "#server/reading/example-list.ts";

const rows = 4_000;

/** A run is a file whose worker is killed while it reads it, and again while it queues its rows. */
export const fileRead: Fault = {
  name: "F1-FILE",
  what: "kill -9 while a file is read and while its rows are queued",
  runs: { long: 10, short: 0 },
  run: async (house, seed, runs) => {
    const chance = chanceOf(seed);
    await house.bureau.faults({ kind: "latency", ms: 300 });
    for (let run = 0; run < runs; run++) {
      const merchant = await house.merchant();
      const batchId = await handIn(merchant, run);
      const look = () => findBatch(merchant.context, batchId);
      const reader = house.startWorker();
      const readTo = chance.whole(1, rows / 2);
      await until(look, (batch) => batch.readTo >= readTo, { everyMs: 5, what: "part of the file read" });
      await reader.kill();
      const second = house.startWorker();
      await until(look, ({ state }) => state === "REVIEW", { limitMs: 120_000, what: "the whole file read" });
      await submitBatch(merchant.context, batchId, new Date());
      await until(look, ({ counters }) => counters.ready < rows, { everyMs: 5, what: "some rows queued" });
      await second.kill();
      house.startWorker();
      const { counters } = await until(look, (batch) => batch.counters.ready === 0, {
        limitMs: 120_000,
        what: "every row queued",
      });
      if (!addsUp(counters) || counters.total !== rows || counters.duplicate !== 0)
        throw new Error(`the rows do not add up: ${JSON.stringify(counters)}`);
      for (const worker of house.workers) await worker.kill();
    }
    return { runs, injected: runs * 2 };
  },
};

async function handIn({ context }: Resident, run: number): Promise<bigint> {
  const file = { name: "十一月.csv", bytes: inPieces(csvOf(rows, run * rows)), size: null, sha256: null };
  const received = await receiveFile(context, file, new Date());
  if ("problem" in received) throw new Error(received.problem.code);
  return BigInt(received.batchId);
}

async function* inPieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
