import { expect, test } from "vitest";
import { blockText, changesIn, filledDown, inverse, pasted, replaced } from "./cell-change.ts";

const table = [
  ["a", "b", "c"],
  ["d", "e", "f"],
  ["g", "h", "i"],
];
const cells = {
  numberAt: (index: number) => (table[index] ? index + 2 : null),
  textAt: (rowNumber: number, column: number) => table[rowNumber - 2]?.[column] ?? "",
};
const block = (top: number, bottom: number, left: number, right: number) => ({ top, bottom, left, right });

test("filling down takes the first row of the selection, or the row above a single one", () => {
  expect(filledDown(block(0, 2, 1, 1), cells)).toEqual([
    { rowNumber: 3, column: 1, before: "e", after: "b" },
    { rowNumber: 4, column: 1, before: "h", after: "b" },
  ]);
  expect(filledDown(block(2, 2, 0, 0), cells)).toEqual([{ rowNumber: 4, column: 0, before: "g", after: "d" }]);
  expect(filledDown(block(0, 0, 0, 0), cells)).toEqual([]);
});

test("one copied cell fills the selection; several go where they fit", () => {
  expect(pasted(block(0, 1, 0, 0), cells, [["x"]], 3).map(({ after }) => after)).toEqual(["x", "x"]);
  const many = pasted(block(2, 2, 2, 2), cells, [["x", "y"], ["z"]], 3);
  expect(many).toEqual([{ rowNumber: 4, column: 2, before: "i", after: "x" }]);
  expect(pasted(block(0, 0, 0, 0), cells, [["a", "b"], ["d"]], 3)).toEqual([]);
});

test("a block as text, and its way back", () => {
  expect(blockText(block(0, 1, 1, 2), cells)).toBe("b\tc\r\ne\tf");
  const changes = changesIn(block(0, 0, 0, 1), cells, () => "");
  expect(inverse(changes)).toEqual([
    { rowNumber: 2, column: 0, before: "", after: "a" },
    { rowNumber: 2, column: 1, before: "", after: "b" },
  ]);
});

test.each([
  ["6%、6%", { find: "6%", put: "0.06", isWhole: false }, "0.06、0.06"],
  ["16%", { find: "6%", put: "0.06", isWhole: true }, "16%"],
  ["", { find: "", put: "0.06", isWhole: true }, "0.06"],
  ["x", { find: "", put: "y", isWhole: false }, "x"],
  ["$", { find: "$", put: "$&", isWhole: false }, "$&"],
])("%j replaced", (text, replacement, after) => {
  expect(replaced(text, replacement)).toBe(after);
});
