import { expect, test } from "vitest";
import { submissionStates } from "#domain/submission.ts";
import { exampleMerchant } from "#server/accounts/example-merchant.ts";
import { exampleBatch, settleRows } from "#server/batches/example-batch.ts";
import { findBatch } from "#server/batches/find-batch.ts";
import { listFailedRows } from "#server/batches/list-failed-rows.ts";
import { listResults } from "#server/batches/list-results.ts";
import { listRows, type RowFilter, rowFilters, rowPageSize } from "#server/batches/list-rows.ts";
import { queueRows } from "#server/batches/queue-rows.ts";
import { submitBatch } from "#server/batches/submit-batch.ts";

const now = new Date("2026-11-22T06:03:00Z");

test("every filter shows exactly the rows its counter counts", async () => {
  const { context, batchId } = await sentBatch();
  const { counters, repaired, noted } = await findBatch(context, batchId);
  const expected: Record<RowFilter, number> = { ...counters, repaired, noted, all: counters.total - counters.blank };
  for (const show of rowFilters) {
    const { rows } = await listRows(context, batchId, { show }, { after: 0 });
    expect({ show, count: rows.length }).toEqual({ show, count: expected[show] });
  }
});

test("a reason shows the rows it keeps back, and not those it only warns about", async () => {
  const { context } = await exampleMerchant();
  const problem = (severity: "reject" | "warn") => [{ code: "SUM_DIFFERS", severity, field: "total" }] as const;
  const batchId = await exampleBatch(context, [
    { outcome: "NEEDS_FIX", problems: problem("reject") },
    { outcome: "NEEDS_FIX", problems: problem("warn") },
    { problems: problem("warn") },
  ]);
  const { rows } = await listRows(context, batchId, { show: "needsFix", reason: "SUM_DIFFERS" }, { after: 0 });
  expect(rows.map(({ rowNumber }) => rowNumber)).toEqual([2]);
});

test("pages go forth and back without losing a row", async () => {
  const { context } = await exampleMerchant();
  const batchId = await exampleBatch(
    context,
    Array.from({ length: 2 * rowPageSize + 1 }, () => ({})),
  );
  const first = await listRows(context, batchId, { show: "all" }, { after: 0 });
  const second = await listRows(context, batchId, { show: "all" }, { after: first.after ?? 0 });
  const third = await listRows(context, batchId, { show: "all" }, { after: second.after ?? 0 });
  expect(first).toMatchObject({ before: null, after: 51 });
  expect(third).toMatchObject({ before: 102, after: null });
  expect([first, second, third].flatMap(({ rows }) => rows.map(({ rowNumber }) => rowNumber))).toEqual(
    Array.from({ length: 101 }, (_, index) => index + 2),
  );
  expect(await listRows(context, batchId, { show: "all" }, { before: third.before ?? 0 })).toEqual(second);
  expect(await listRows(context, batchId, { show: "all" }, { before: second.before ?? 0 })).toEqual(first);
});

test("the failed rows are those to hand in again, with what was written; the results are all", async () => {
  const { context, batchId } = await sentBatch();
  const failed = (await Array.fromAsync(listFailedRows(context, batchId))).flat();
  const { counters, again } = await findBatch(context, batchId);
  expect(failed).toHaveLength(again);
  expect(failed.map(({ submission, outcome }) => submission?.state ?? outcome)).toEqual([
    "REJECTED",
    "CANCELLED",
    "NEEDS_FIX",
  ]);
  expect(failed[0]?.cells).toEqual([expect.stringMatching(/^\d{20}$/), "1060.00"]);

  const results = (await Array.fromAsync(listResults(context, batchId))).flat();
  expect(results).toHaveLength(counters.total - counters.blank);
});

test("shows no row of another merchant", async () => {
  const mine = await exampleMerchant();
  const { batchId } = await sentBatch();
  expect((await listRows(mine.context, batchId, { show: "all" }, { after: 0 })).rows).toEqual([]);
  expect((await Array.fromAsync(listFailedRows(mine.context, batchId))).flat()).toEqual([]);
  expect((await Array.fromAsync(listResults(mine.context, batchId))).flat()).toEqual([]);
});

/** One row for each state of a submission, and one for each way of not becoming one. */
async function sentBatch() {
  const { context, system } = await exampleMerchant();
  const submitted = submissionStates.map(() => ({}));
  const batchId = await exampleBatch(
    context,
    [
      ...submitted,
      { outcome: "NEEDS_FIX", problems: [{ code: "SUM_DIFFERS", severity: "reject", field: "total" }] },
      { outcome: "DUPLICATE", duplicateOf: { kind: "row", row: 2 } },
      { outcome: "DUPLICATE", duplicateOf: { kind: "differs" } },
    ],
    { blankRows: 1 },
  );
  await submitBatch(context, batchId, now);
  await queueRows(system, batchId, () => now);
  for (const [index, state] of submissionStates.entries()) await settleRows(context, batchId, [index + 2], state);
  return { context, batchId };
}
