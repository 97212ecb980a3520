import { expect, test } from "vitest";
import { actsIn, exampleColleague, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { acceptBatch } from "#server/batches/accept-batch.ts";
import { cancelBatch } from "#server/batches/cancel-batch.ts";
import { findBatch } from "#server/batches/find-batch.ts";

const now = new Date("2026-11-22T06:03:00Z");
const file = { sha256: "ab".repeat(32), size: 4321, name: "十一月.csv" };

test("takes a file as a batch to be read, and records it with its hash", async () => {
  const { context } = await exampleMerchant();
  const { batchId, again } = await acceptBatch(context, file, now);

  expect(again).toBe(false);
  const batch = await findBatch(context, BigInt(batchId));
  expect(batch).toMatchObject({ state: "PARSING", fileName: "十一月.csv", fileSize: 4321, createdAt: now });
  const act = (await actsIn(context)).at(-1);
  expect(act).toMatchObject({ action: "batch.accepted", subjects: [batchId], facts: { sha256: file.sha256 } });
  expect(act?.actorId).toBe(context.accountId);
});

test("answers the very same file with its first batch, whoever of the merchant hands it in", async () => {
  const { context, system } = await exampleMerchant();
  const colleague = await exampleColleague(system, "clerk");
  const first = await acceptBatch(context, file, now);
  const acts = (await actsIn(context)).length;

  expect(await acceptBatch(colleague.context, { ...file, name: "副本.csv" }, now)).toEqual({
    batchId: first.batchId,
    again: true,
  });
  expect(await actsIn(context)).toHaveLength(acts);
});

test("handed in many times at once it is still one batch", async () => {
  const { context } = await exampleMerchant();
  const answers = await Promise.all(Array.from({ length: 8 }, () => acceptBatch(context, file, now)));
  expect(new Set(answers.map(({ batchId }) => batchId)).size).toBe(1);
  expect(answers.filter(({ again }) => !again)).toHaveLength(1);
});

test("takes a file anew after its batch was put away", async () => {
  const { context } = await exampleMerchant();
  const first = await acceptBatch(context, file, now);
  await cancelBatch(context, BigInt(first.batchId), now);
  expect(await acceptBatch(context, file, now)).toMatchObject({ again: false });
});

test("the same file of another merchant is a file of its own", async () => {
  const [one, other] = [await exampleMerchant(), await exampleMerchant()];
  await acceptBatch(one.context, file, now);
  expect(await acceptBatch(other.context, file, now)).toMatchObject({ again: false });
});
