import { expect, test } from "vitest";
import { addsUp } from "#domain/batch.ts";
import type { SubmissionState } from "#domain/submission.ts";
import { actsIn, type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { closeBatches } from "#server/batches/close-batches.ts";
import { type ExampleRow, exampleBatch, settleRows } from "#server/batches/example-batch.ts";
import { findBatch } from "#server/batches/find-batch.ts";
import { queueRows } from "#server/batches/queue-rows.ts";
import { submitBatch } from "#server/batches/submit-batch.ts";

const now = new Date("2026-11-22T06:03:00Z");

test.each<[string, SubmissionState[], string]>([
  ["accepted, now or earlier", ["ACCEPTED", "ACCEPTED_WITH_WARNINGS", "ACCEPTED_EARLIER"], "DONE"],
  ["returned", ["ACCEPTED", "REJECTED"], "DONE_WITH_FAILURES"],
  ["there with other values", ["ACCEPTED", "CONFLICT"], "DONE_WITH_FAILURES"],
  ["withdrawn", ["CANCELLED", "ACCEPTED"], "DONE_WITH_FAILURES"],
  ["too late", ["EXPIRED_REISSUE"], "DONE_WITH_FAILURES"],
  ["still unknown", ["ACCEPTED", "UNKNOWN"], "RUNNING"],
  ["with support", ["ACCEPTED", "NEEDS_SUPPORT"], "RUNNING"],
  ["held", ["HELD", "ACCEPTED"], "RUNNING"],
])("rows that are %s: %j leave the batch %s", async (_, states, expected) => {
  const merchant = await exampleMerchant();
  const batchId = await sentBatch(
    merchant,
    states.map(() => ({})),
  );
  for (const [index, state] of states.entries()) await settleRows(merchant.context, batchId, [index + 2], state);
  await closeBatches(merchant.system, now);

  const batch = await findBatch(merchant.context, batchId);
  expect(batch).toMatchObject({ state: expected, endedAt: expected === "RUNNING" ? null : now });
  expect(addsUp(batch.counters)).toBe(true);
});

test("a row left to mend keeps the batch from having succeeded, a harmless duplicate does not", async () => {
  const merchant = await exampleMerchant();
  const toMend = await sentBatch(merchant, [{ serial: 1 }, { outcome: "NEEDS_FIX" }]);
  const doubled = await sentBatch(merchant, [
    { serial: 9 },
    { outcome: "DUPLICATE", duplicateOf: { kind: "row", row: 2 } },
  ]);
  for (const batchId of [toMend, doubled]) await settleRows(merchant.context, batchId, [2], "ACCEPTED");
  await closeBatches(merchant.system, now);
  expect(await findBatch(merchant.context, toMend)).toMatchObject({ state: "DONE_WITH_FAILURES" });
  expect(await findBatch(merchant.context, doubled)).toMatchObject({ state: "DONE" });
});

test("ends each batch once, and records it", async () => {
  const merchant = await exampleMerchant();
  const batchId = await sentBatch(merchant, [{}]);
  await settleRows(merchant.context, batchId, [2], "ACCEPTED");
  await closeBatches(merchant.system, now);
  await closeBatches(merchant.system, new Date(now.getTime() + 1));
  const ended = (await actsIn(merchant.context)).filter(({ action }) => action === "batch.done");
  expect(ended).toHaveLength(1);
  expect(ended[0]).toMatchObject({ subjects: [String(batchId)], at: now });
});

test("leaves the batches of other merchants alone", async () => {
  const [mine, theirs] = [await exampleMerchant(), await exampleMerchant()];
  const batchId = await sentBatch(theirs, [{}]);
  await settleRows(theirs.context, batchId, [2], "ACCEPTED");
  await closeBatches(mine.system, now);
  expect(await findBatch(theirs.context, batchId)).toMatchObject({ state: "RUNNING" });
});

async function sentBatch({ context, system }: Example, rows: ExampleRow[]): Promise<bigint> {
  const batchId = await exampleBatch(context, rows);
  await submitBatch(context, batchId, now);
  await queueRows(system, batchId, () => now);
  return batchId;
}
