import { afterEach, expect, test } from "vitest";
import { addsUp } from "#domain/batch.ts";
import { startWorker, until, type WorkerProcess } from "#faults/house.ts";
import { exampleMerchant } from "#server/accounts/example-merchant.ts";
import { expandBatch } from "#server/batches/expand-batch.ts";
import { findBatch } from "#server/batches/find-batch.ts";
import { queueRows } from "#server/batches/queue-rows.ts";
import { receiveFile } from "#server/batches/receive-file.ts";
import { submitBatch } from "#server/batches/submit-batch.ts";
import { nothingLost } from "#server/monitoring/nothing-lost/nothing-lost.ts";
import { csvOf } from "#server/reading/example-list.ts";

const rows = 40_000;
const clock = () => new Date();
const workers: WorkerProcess[] = [];

afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.kill();
});

// F1: kill -9 while a file is read and while its rows are queued; what comes after goes on where it stopped.
test("a worker killed in the middle of a file loses and doubles none of its rows", { timeout: 240_000 }, async () => {
  const { context, system } = await exampleMerchant();
  const batchId = await handIn();
  await killedWhen(async () => (await findBatch(context, batchId)).readTo > 0);
  expect(await findBatch(context, batchId)).toMatchObject({ state: "PARSING" });
  await expandBatch(system, batchId, clock);
  const read = await findBatch(context, batchId);
  expect(read).toMatchObject({ state: "REVIEW", readTo: rows + 1, counters: { total: rows, ready: rows } });

  await submitBatch(context, batchId, clock(), 0);
  await killedWhen(async () => (await findBatch(context, batchId)).counters.ready < rows);
  await queueRows(system, batchId, clock);
  const { counters } = await findBatch(context, batchId);
  expect(counters).toMatchObject({ total: rows, ready: 0, duplicate: 0 });
  expect(addsUp(counters)).toBe(true);
  expect((await nothingLost(null, clock())).losses).toEqual([]);

  async function handIn(): Promise<bigint> {
    const file = { name: "十一月.csv", bytes: inPieces(csvOf(rows)), size: null, sha256: null };
    const received = await receiveFile(context, file, clock());
    if ("problem" in received) throw new Error(received.problem.code);
    return BigInt(received.batchId);
  }
});

async function killedWhen(isSo: () => Promise<boolean>): Promise<void> {
  const worker = startWorker();
  workers.push(worker);
  await until(isSo, Boolean, 100_000);
  await worker.kill();
}

async function* inPieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
