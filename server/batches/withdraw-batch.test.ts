import { expect, test } from "vitest";
import { testBureau } from "#scripts/integration/bureau.ts";
import { actsIn, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { exampleBatch } from "#server/batches/example-batch.ts";
import { findBatch } from "#server/batches/find-batch.ts";
import { queueRows } from "#server/batches/queue-rows.ts";
import { ringReleased } from "#server/batches/ring-released.ts";
import { submitBatch } from "#server/batches/submit-batch.ts";
import { withdrawBatch } from "#server/batches/withdraw-batch.ts";
import { inTransaction } from "#server/db.ts";

const bureau = testBureau();
const now = new Date("2026-11-22T06:03:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

test("taken back in time, nothing was queued, the bureau saw nothing, and it can be submitted again", async () => {
  const { context, system } = await exampleMerchant();
  const { taxpayerId } = await inTransaction(context, (tx) =>
    tx.merchant.findUniqueOrThrow({ where: { id: context.merchantId } }),
  );
  const batchId = await exampleBatch(context, [{}, {}]);
  await submitBatch(context, batchId, now, 15);
  expect(await findBatch(context, batchId)).toMatchObject({ state: "RUNNING", releaseAt: later(15) });
  await ringReleased(later(14));
  expect(await queueRows(system, batchId, () => later(14))).toBe(0);

  await withdrawBatch(context, batchId, later(14));
  await withdrawBatch(context, batchId, later(14));
  expect(await findBatch(context, batchId)).toMatchObject({ state: "REVIEW", submittedAt: null, releaseAt: null });
  expect(await queueRows(system, batchId, () => later(60))).toBe(0);
  expect(await bureau.effects(taxpayerId)).toEqual([]);
  const acts = (await actsIn(context)).map(({ action }) => action);
  expect(acts.filter((action) => action === "batch.withdrawn")).toHaveLength(1);

  await submitBatch(context, batchId, later(20), 15);
  await ringReleased(later(35));
  expect(await queueRows(system, batchId, () => later(35))).toBe(2);
});

test("once it is released it cannot be taken back", async () => {
  const { context, system } = await exampleMerchant();
  const batchId = await exampleBatch(context, [{}]);
  await submitBatch(context, batchId, now, 15);
  await ringReleased(later(15));
  expect(await findBatch(context, batchId)).toMatchObject({ state: "RUNNING", releaseAt: null });
  await expect(withdrawBatch(context, batchId, later(15))).rejects.toMatchObject({ code: "BATCH_ALREADY_RELEASED" });
  expect(await queueRows(system, batchId, () => later(15))).toBe(1);
});

test("knows no batch of another merchant", async () => {
  const [mine, theirs] = [await exampleMerchant(), await exampleMerchant()];
  const batchId = await exampleBatch(theirs.context, [{}]);
  await submitBatch(theirs.context, batchId, now, 15);
  await expect(withdrawBatch(mine.context, batchId, now)).rejects.toMatchObject({ kind: "not-found", code: "BATCH" });
  expect(await findBatch(theirs.context, batchId)).toMatchObject({ state: "RUNNING" });
});
