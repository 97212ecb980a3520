import { expect, test } from "vitest";
import { exampleMerchant } from "#server/accounts/example-merchant.ts";
import { exampleCells, exampleTable } from "#server/batches/example-table.ts";
import { findCells } from "#server/batches/find-cells.ts";
import { mendRows } from "#server/batches/mend-rows.ts";
import { outlineRows } from "#server/batches/outline-rows.ts";
import { removeRows } from "#server/batches/remove-rows.ts";

const now = new Date("2026-11-22T06:03:00Z");
const rate = 7;

test("finds the cells of one column as they now stand, in part or whole", async () => {
  const { context } = await exampleMerchant();
  const cells = [
    exampleCells(1),
    exampleCells(2, { [rate]: "6" }),
    exampleCells(3, { [rate]: "16%" }),
    exampleCells(4),
  ];
  const batchId = await exampleTable(context, cells, now);
  await removeRows(context, batchId, [5], now);
  await mendRows(context, batchId, [{ rowNumber: 2, column: rate, value: "6 %", replaces: "6%" }], now);
  const search = { column: rate, text: "6", isWhole: false };
  expect((await findCells(context, batchId, search)).cells.map(({ value }) => value)).toEqual(["6 %", "6", "16%"]);
  expect(await findCells(context, batchId, { ...search, isWhole: true })).toEqual({
    count: 1,
    cells: [{ rowNumber: 3, value: "6" }],
  });
  expect((await findCells(context, batchId, { ...search, text: "%_" })).count).toBe(0);
  const { context: other } = await exampleMerchant();
  expect((await findCells(other, batchId, search)).count).toBe(0);
});

test("the outline names rows as spans, with the further lines of an invoice, and how wide they are", async () => {
  const { context } = await exampleMerchant();
  const line = (amount: string, tax: string) => exampleCells(1, { 6: amount, 8: tax, 9: "" });
  const rows = [line("100.00", "x"), line("50.00", "3.00"), exampleCells(2), [], [...exampleCells(3), "", "多"]];
  const batchId = await exampleTable(context, rows, now);
  expect(await outlineRows(context, batchId, { show: "all" })).toEqual({
    spans: [
      [2, 4],
      [6, 6],
    ],
    width: 12,
  });
  expect((await outlineRows(context, batchId, { show: "needsFix" })).spans).toEqual([
    [2, 3],
    [6, 6],
  ]);
  const { context: other } = await exampleMerchant();
  expect((await outlineRows(other, batchId, { show: "all" })).spans).toEqual([]);
});
