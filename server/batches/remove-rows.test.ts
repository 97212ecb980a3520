import { expect, test } from "vitest";
import { actsIn, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { exampleBatch } from "#server/batches/example-batch.ts";
import { exampleCells, exampleTable } from "#server/batches/example-table.ts";
import { listGridRows } from "#server/batches/list-grid-rows.ts";
import { outlineRows } from "#server/batches/outline-rows.ts";
import { removeRows, rowsAtOnce } from "#server/batches/remove-rows.ts";
import { restoreRows } from "#server/batches/restore-rows.ts";

const now = new Date("2026-11-22T06:03:00Z");

test("a removed row is kept, counted, and no longer stands in its double's way; put back, it does again", async () => {
  const { context } = await exampleMerchant();
  const batchId = await exampleTable(context, [exampleCells(1), exampleCells(1), exampleCells(2)], now);

  const removed = await removeRows(context, batchId, [2], now);
  expect(removed.moved).toEqual([2]);
  expect(removed.rows.map(({ rowNumber, outcome }) => [rowNumber, outcome])).toEqual([
    [2, "REMOVED"],
    [3, "READY"],
  ]);
  expect(removed.counts.counters).toMatchObject({ removed: 1, ready: 2, duplicate: 0 });
  expect((await actsIn(context)).at(-1)).toMatchObject({
    action: "batch.rows-removed",
    facts: { rows: [2], before: { READY: 1 } },
  });
  expect(await outlineRows(context, batchId, { show: "removed" })).toMatchObject({ spans: [[2, 2]] });

  const restored = await restoreRows(context, batchId, [2], now);
  expect(restored.rows.map(({ outcome }) => outcome)).toEqual(["READY", "DUPLICATE"]);
  expect(restored.rows[0]?.cells).toEqual(exampleCells(1));
  expect((await actsIn(context)).at(-1)).toMatchObject({ action: "batch.rows-restored", facts: { rows: [2] } });
});

test("with the first row of an invoice go its lines; a single line goes by itself, and the rest is added up again", async () => {
  const { context } = await exampleMerchant();
  const line = (amount: string, tax: string) =>
    exampleCells(1, { 5: `*信息技术服务*第 ${amount} 项`, 6: amount, 8: tax, 9: "" });
  const rows = [line("100.00", "6.00"), line("50.00", "3.00"), line("10.00", "0.60"), exampleCells(2)];
  const batchId = await exampleTable(context, rows, now);

  const one = await removeRows(context, batchId, [3], now);
  expect(one.moved).toEqual([3]);
  expect(one.rows.map(({ outcome, total }) => [outcome, total])).toEqual([
    ["READY", "11660"],
    ["REMOVED", null],
    ["PART", null],
  ]);
  await restoreRows(context, batchId, [3], now);
  const all = await removeRows(context, batchId, [2], now);
  expect(all.moved).toEqual([2, 3, 4]);
  const back = await restoreRows(context, batchId, all.moved, now);
  expect(back.rows.map(({ outcome, partOf }) => [outcome, partOf])).toEqual([
    ["READY", null],
    ["PART", 2],
    ["PART", 2],
  ]);
  expect(back.rows[0]?.total).toBe("16960");
});

test("said twice it is done once", async () => {
  const { context } = await exampleMerchant();
  const batchId = await exampleTable(context, [exampleCells(1)], now);
  await removeRows(context, batchId, [2], now);
  expect((await removeRows(context, batchId, [2], now)).moved).toEqual([]);
  await restoreRows(context, batchId, [2], now);
  expect((await restoreRows(context, batchId, [2], now)).moved).toEqual([]);
  const acts = (await actsIn(context)).map(({ action }) => action);
  expect(acts.filter((action) => action === "batch.rows-removed")).toHaveLength(1);
});

test("refuses what is not in review, too many at once, and a batch of another merchant", async () => {
  const [mine, theirs] = [await exampleMerchant(), await exampleMerchant()];
  const running = await exampleBatch(mine.context, [{}], { state: "RUNNING" });
  const foreign = await exampleTable(theirs.context, [exampleCells(1)], now);
  const many = Array.from({ length: rowsAtOnce + 1 }, (_, index) => index + 1);
  for (const verb of [removeRows, restoreRows]) {
    await expect(verb(mine.context, running, [2], now)).rejects.toMatchObject({ code: "BATCH_NOT_IN_REVIEW" });
    await expect(verb(mine.context, foreign, [2], now)).rejects.toMatchObject({ code: "BATCH" });
    await expect(verb(mine.context, running, many, now)).rejects.toMatchObject({ code: "TOO_MANY_ROWS" });
  }
  expect(await listGridRows(theirs.context, foreign, [2])).toMatchObject([{ outcome: "READY" }]);
});
