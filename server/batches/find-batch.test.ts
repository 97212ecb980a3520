import { expect, test } from "vitest";
import { addsUp } from "#domain/batch.ts";
import type { Problem } from "#domain/problem.ts";
import { submissionStates } from "#domain/submission.ts";
import { exampleMerchant } from "#server/accounts/example-merchant.ts";
import { exampleBatch, settleRows } from "#server/batches/example-batch.ts";
import { findBatch } from "#server/batches/find-batch.ts";
import { findProgress } from "#server/batches/find-progress.ts";
import { queueRows } from "#server/batches/queue-rows.ts";
import { submitBatch } from "#server/batches/submit-batch.ts";
import type { TenantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

const now = new Date("2026-11-22T06:03:00Z");
const reject = (code: string, field: string): Problem => ({ code, severity: "reject", field });
const warn = (code: string, field: string): Problem => ({ code, severity: "warn", field });

test("counts every row once, names the reasons and adds up what is ready", async () => {
  const { context } = await exampleMerchant();
  const batchId = await exampleBatch(
    context,
    [
      { problems: [warn("RATE_UNKNOWN", "rate")] },
      { repairs: [{ code: "FULL_WIDTH", field: "number", raw: "２６", value: "26" }] },
      { outcome: "NEEDS_FIX", problems: [reject("SUM_DIFFERS", "total"), reject("NAME_REQUIRED", "buyer.name")] },
      {
        outcome: "NEEDS_FIX",
        problems: [reject("SUM_DIFFERS", "total"), reject("SUM_DIFFERS", "tax"), warn("RATE_UNKNOWN", "rate")],
      },
      { outcome: "DUPLICATE", duplicateOf: { kind: "row", row: 2 } },
      { outcome: "DUPLICATE", duplicateOf: { kind: "differs" } },
    ],
    { blankRows: 2 },
  );
  const batch = await findBatch(context, batchId);

  expect(batch.counters).toEqual({
    total: 8,
    blank: 2,
    part: 0,
    removed: 0,
    needsFix: 2,
    duplicate: 1,
    ready: 2,
    onTheirWay: 0,
    accepted: 0,
    acceptedEarlier: 0,
    returned: 1,
    unknown: 0,
    held: 0,
  });
  expect(addsUp(batch.counters)).toBe(true);
  expect(batch).toMatchObject({ repaired: 1, noted: 1, readyTotal: 212_000n, encoding: "gb18030" });
  expect(batch.problemCounts).toEqual([
    { code: "SUM_DIFFERS", count: 2 },
    { code: "NAME_REQUIRED", count: 1 },
  ]);
});

test("adds up in whatever state its submissions are", async () => {
  const { context, system } = await exampleMerchant();
  const batchId = await exampleBatch(
    context,
    submissionStates.map(() => ({})),
    { blankRows: 3 },
  );
  await submitBatch(context, batchId, now);
  await queueRows(system, batchId, () => now);
  for (const [index, state] of submissionStates.entries()) await settleRows(context, batchId, [index + 2], state);

  const { counters, readyTotal, promisedBy } = await findBatch(context, batchId);
  expect(addsUp(counters)).toBe(true);
  expect(counters).toMatchObject({ onTheirWay: 5, held: 1, unknown: 2, accepted: 2, acceptedEarlier: 1, returned: 4 });
  expect(readyTotal).toBe(106_000n * BigInt(submissionStates.length));
  expect(await findProgress(context, batchId)).toEqual({ state: "RUNNING", readTo: 18, counters, promisedBy });
});

test("while a file is being read its progress says how far", async () => {
  const { context } = await exampleMerchant();
  const batchId = await exampleBatch(context, [{}, {}], { state: "PARSING" });
  expect(await findProgress(context, batchId)).toEqual({
    state: "PARSING",
    readTo: 2,
    counters: null,
    promisedBy: null,
  });
});

test("a running batch is promised for when the last of its open rows is; not while one of them has no promise", async () => {
  const { context, system } = await exampleMerchant();
  const batchId = await exampleBatch(context, [{}, {}, {}]);
  await submitBatch(context, batchId, now);
  expect(await findBatch(context, batchId)).toMatchObject({ promisedBy: null });
  await queueRows(system, batchId, () => now);
  const latest = new Date(now.getTime() + 3_600_000);
  await promise(context, [2, 3], latest);
  await promise(context, [4], new Date(latest.getTime() + 1));
  await settleRows(context, batchId, [4], "ACCEPTED");
  expect(await findProgress(context, batchId)).toMatchObject({ promisedBy: latest });
  await promise(context, [3], null);
  expect(await findBatch(context, batchId)).toMatchObject({ promisedBy: null });
});

test("shows no batch of another merchant", async () => {
  const [mine, theirs] = [await exampleMerchant(), await exampleMerchant()];
  const batchId = await exampleBatch(theirs.context, [{}]);
  for (const find of [findBatch, findProgress]) {
    await expect(find(mine.context, batchId)).rejects.toMatchObject({ kind: "not-found", code: "BATCH" });
  }
});

function promise(context: TenantContext, rows: number[], promisedBy: Date | null) {
  const where = { merchantId: context.merchantId, rowNumber: { in: rows } };
  return inTransaction(context, (tx) => tx.submission.updateMany({ where, data: { promisedBy } }));
}
