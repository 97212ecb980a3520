import { expect, test } from "vitest";
import { actsIn, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { cancelBatch } from "#server/batches/cancel-batch.ts";
import { exampleBatch } from "#server/batches/example-batch.ts";
import { findBatch } from "#server/batches/find-batch.ts";
import { submitBatch } from "#server/batches/submit-batch.ts";

const now = new Date("2026-11-22T06:03:00Z");

test("puts a batch away that was not submitted, and records it", async () => {
  const { context } = await exampleMerchant();
  const batchId = await exampleBatch(context, [{}]);
  await cancelBatch(context, batchId, now);

  expect(await findBatch(context, batchId)).toMatchObject({ state: "CANCELLED", endedAt: now });
  expect((await actsIn(context)).at(-1)).toMatchObject({ action: "batch.cancelled", subjects: [String(batchId)] });
});

test("refuses once its rows are on their way", async () => {
  const { context } = await exampleMerchant();
  const batchId = await exampleBatch(context, [{}]);
  await submitBatch(context, batchId, now);
  await expect(cancelBatch(context, batchId, now)).rejects.toMatchObject({
    kind: "not-now",
    code: "BATCH_ALREADY_SUBMITTED",
  });
});

test("knows no batch of another merchant", async () => {
  const [mine, theirs] = [await exampleMerchant(), await exampleMerchant()];
  const batchId = await exampleBatch(theirs.context, [{}]);
  await expect(cancelBatch(mine.context, batchId, now)).rejects.toMatchObject({ kind: "not-found", code: "BATCH" });
  expect(await findBatch(theirs.context, batchId)).toMatchObject({ state: "REVIEW" });
});
