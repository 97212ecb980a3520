import { setTimeout as wait } from "node:timers/promises";
import { chanceOf } from "#faults/chance.ts";
import type { Fault } from "#faults/fault.ts";
import type { Resident } from "#faults/house.ts";
import { until } from "#faults/until.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { findBatch } from "#server/batches/find-batch.ts";
import { receiveFile } from "#server/batches/receive-file.ts";
import { submitBatch } from "#server/batches/submit-batch.ts";
import { csvOf } from "#server/reading/example-list.ts";
import { Refusal } from "#server/refusal.ts";
import { cancelSubmission } from "#server/submissions/cancel-submission.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";

const rows = 40;

/** A run says the same fifty times at once: one invoice, one file, one press of the button, one cancellation. */
export const saidTwice: Fault = {
  name: "F15",
  what: "double clicks, refreshed forms: the same said fifty times at once is done once",
  runs: { long: 50, short: 1 },
  run: async (house, seed, runs) => {
    const chance = chanceOf(seed);
    house.startWorker();
    for (let run = 0; run < runs; run++) {
      const merchant = await house.merchant();
      const invoice = exampleInvoice(merchant.taxpayerId);
      const answers = await fiftyTimes(() => submitInvoices(merchant.context, [invoice], { kind: "form" }, new Date()));
      const queued = answers.flat().filter(({ outcome }) => outcome === "queued");
      if (queued.length !== 1) throw new Error(`one invoice said fifty times was queued ${queued.length} times`);
      await wait(chance.whole(0, 30));
      await fiftyTimes(() =>
        unlessRefused(cancelSubmission(merchant.context, queued[0]?.submissionId ?? 0n, new Date())),
      );
      await sameFile(merchant, run);
    }
    return { runs, injected: runs * 150 };
  },
};

async function sameFile({ context }: Resident, run: number): Promise<void> {
  const received = await fiftyTimes(() =>
    receiveFile(
      context,
      { name: "十一月.csv", bytes: whole(csvOf(rows, run * rows)), size: null, sha256: null },
      new Date(),
    ),
  );
  const batches = new Set(received.map((one) => ("problem" in one ? one.problem.code : one.batchId)));
  if (batches.size !== 1) throw new Error(`one file handed in fifty times became ${[...batches].join()}`);
  const batchId = BigInt([...batches][0] ?? 0);
  await until(
    () => findBatch(context, batchId),
    ({ state }) => state === "REVIEW",
    { what: "the file read" },
  );
  await fiftyTimes(() => unlessRefused(submitBatch(context, batchId, new Date())));
  const done = await until(
    () => findBatch(context, batchId),
    ({ state }) => state.startsWith("DONE"),
    { what: "the file sent" },
  );
  if (done.counters.accepted + done.counters.acceptedEarlier !== rows) throw new Error(JSON.stringify(done.counters));
}

function fiftyTimes<T>(act: () => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: 50 }, act));
}

async function unlessRefused(act: Promise<unknown>): Promise<void> {
  await act.catch((fault: unknown) => {
    if (!(fault instanceof Refusal)) throw fault;
  });
}

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
