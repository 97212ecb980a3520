import { chanceOf } from "#faults/chance.ts";
import type { Fault } from "#faults/fault.ts";
import { until } from "#faults/until.ts";
import { findBatch } from "#server/batches/find-batch.ts";
import { mendRows } from "#server/batches/mend-rows.ts";
import { receiveFile } from "#server/batches/receive-file.ts";
import { submitBatch } from "#server/batches/submit-batch.ts";
import { csvOf } from "#server/reading/example-list.ts";

const rows = 20;
/** Of the table: the amount, and what it says in the file. */
const amount = { column: 6, replaces: "100.00" };

/** A run is one cell that two tabs change at once: one change stands, and the other is shown what stands there. */
export const twoTabs: Fault = {
  name: "F16",
  what: "two tabs edit one row at once: one stands, the other is told, nothing is written over unseen",
  runs: { long: 200, short: 4 },
  run: async (house, seed, runs) => {
    const chance = chanceOf(seed);
    house.startWorker();
    const { context } = await house.merchant();
    for (let run = 0; run < runs; run += rows) {
      const batchId = await handIn(context, run);
      for (let rowNumber = 2; rowNumber < 2 + Math.min(rows, runs - run); rowNumber++) {
        const values = chance.happens(0.5) ? ["200.00", "300.00"] : ["", "100.00 "];
        const answers = await Promise.all(
          values.map((value) => mendRows(context, batchId, [{ rowNumber, ...amount, value }], new Date())),
        );
        const told = answers.flatMap(({ conflicts }) => conflicts);
        const stands = answers.findIndex(({ conflicts }) => conflicts.length === 0);
        if (told.length !== 1 || told[0]?.current !== values[stands])
          throw new Error(`row ${rowNumber}: ${JSON.stringify(told)} while ${values[stands]} stands`);
        await mendRows(
          context,
          batchId,
          [{ rowNumber, column: 6, replaces: values[stands] ?? "", value: "100.00" }],
          new Date(),
        );
      }
      await submitBatch(context, batchId, new Date());
      const done = await until(
        () => findBatch(context, batchId),
        ({ state }) => state.startsWith("DONE"),
        { what: "the file sent" },
      );
      if (done.counters.accepted !== rows) throw new Error(JSON.stringify(done.counters));
    }
    return { runs, injected: runs };
  },
};

async function handIn(context: Parameters<typeof receiveFile>[0], after: number): Promise<bigint> {
  const file = { name: "十一月.csv", bytes: whole(csvOf(rows, after)), size: null, sha256: null };
  const received = await receiveFile(context, file, new Date());
  if ("problem" in received) throw new Error(received.problem.code);
  const batchId = BigInt(received.batchId);
  await until(
    () => findBatch(context, batchId),
    ({ state }) => state === "REVIEW",
    { what: "the file read" },
  );
  return batchId;
}

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
