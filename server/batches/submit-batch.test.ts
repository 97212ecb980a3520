import { expect, test } from "vitest";
import { actsIn, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { exampleBatch } from "#server/batches/example-batch.ts";
import { findBatch } from "#server/batches/find-batch.ts";
import { submitBatch } from "#server/batches/submit-batch.ts";

const now = new Date("2026-11-22T06:03:00Z");

test("sets a batch on its way, and records who said so", async () => {
  const { context } = await exampleMerchant();
  const batchId = await exampleBatch(context, [{}, { outcome: "NEEDS_FIX" }]);
  await submitBatch(context, batchId, now);

  expect(await findBatch(context, batchId)).toMatchObject({ state: "RUNNING", submittedAt: now });
  expect((await actsIn(context)).at(-1)).toMatchObject({
    action: "batch.submitted",
    actorId: context.accountId,
    subjects: [String(batchId)],
  });
});

test("pressed twice it is said once", async () => {
  const { context } = await exampleMerchant();
  const batchId = await exampleBatch(context, [{}]);
  await Promise.all([submitBatch(context, batchId, now), submitBatch(context, batchId, now)]);
  const submitted = (await actsIn(context)).filter(({ action }) => action === "batch.submitted");
  expect(submitted).toHaveLength(1);
});

test("refuses what is still being read, and what has no row to send", async () => {
  const { context } = await exampleMerchant();
  const unread = await exampleBatch(context, [], { state: "PARSING" });
  const hopeless = await exampleBatch(context, [{ outcome: "NEEDS_FIX" }]);
  await expect(submitBatch(context, unread, now)).rejects.toMatchObject({ code: "BATCH_NOT_READ_YET" });
  await expect(submitBatch(context, hopeless, now)).rejects.toMatchObject({ code: "BATCH_HAS_NOTHING_TO_SEND" });
  expect(await findBatch(context, hopeless)).toMatchObject({ state: "REVIEW", submittedAt: null });
});

test("knows no batch of another merchant", async () => {
  const [mine, theirs] = [await exampleMerchant(), await exampleMerchant()];
  const batchId = await exampleBatch(theirs.context, [{}]);
  await expect(submitBatch(mine.context, batchId, now)).rejects.toMatchObject({ kind: "not-found", code: "BATCH" });
});
