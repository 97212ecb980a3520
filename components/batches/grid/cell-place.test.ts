import { expect, test } from "vitest";
import type { Problem } from "#domain/problem.ts";
import { byColumn, columnOf, gridColumns, settledProblems, suggestionOf } from "./cell-place.ts";

const columns = { digitalNumber: 0, number: 1, total: 2, buyerName: 3 };
const problem = (code: string, field: string, facts?: Problem["facts"]): Problem => ({
  code,
  severity: "reject",
  field,
  ...(facts && { facts }),
});

test.each([
  ["number", ["26", "", "", ""], 0],
  ["number", ["", "12345678", "", ""], 1],
  ["number", ["", "", "", ""], 0],
  ["total", [], 2],
  ["buyer.name", [], 3],
  ["row", [], null],
  ["tax", [], null],
  ["lines.3.tax", [], null],
])("%s of %j stands in column %j", (field, cells, column) => {
  expect(columnOf(field, columns, cells)).toBe(column);
});

test("what is said of a row, cell by cell; what no column says is said of the row", () => {
  const told = byColumn([problem("A", "total"), problem("B", "total"), problem("C", "row")], columns, []);
  expect(told.get(2)?.map(({ code }) => code)).toEqual(["A", "B"]);
  expect(told.get(null)?.map(({ code }) => code)).toEqual(["C"]);
});

test.each([
  [problem("TAXPAYER_ID_LOOKALIKE", "buyer.taxpayerId", { suggestion: "9111" }), "9111"],
  [problem("SUM_DIFFERS", "total", { expected: "1.00" }), "1.00"],
  [problem("DIFFERS_FROM_LEDGER", "amount", { ledger: "2.00" }), "2.00"],
  [problem("LINES_SUM_DIFFERS", "total", { expected: "1.00", lines: "2.00" }), null],
  [problem("SELLER_NOT_YOU", "seller.taxpayerId", { expected: "9111" }), null],
  [problem("NUMBER_REQUIRED", "number"), null],
])("%j suggests %j", (one, suggestion) => {
  expect(suggestionOf(one)).toBe(suggestion);
});

test("a check in the browser settles what it no longer finds and says what is new in the touched cells, no more", () => {
  const row = { cells: [], problems: [problem("A", "total"), problem("HELD", "number")] };
  const found = [problem("HELD", "number"), problem("NEW", "total"), problem("NOT_KNOWN_HERE", "buyer.name")];
  const settled = settledProblems(row, found, new Set([2]), columns);
  expect(settled.map(({ code }) => code)).toEqual(["HELD", "NEW"]);
});

test("columns are named as in the file, and cells beyond the header too", () => {
  const shown = gridColumns([" 数电发票号码 ", "发票号码", "价税合计", ""], columns, 5, (number) => `多 ${number}`);
  expect(shown.map(({ heading }) => heading)).toEqual(["数电发票号码", "发票号码", "价税合计", "多 4", "多 5"]);
  expect(shown.map(({ isFigure }) => isFigure)).toEqual([false, false, true, false, false]);
});
