import { expect, test } from "vitest";
import { outlineOf, spanText } from "./outline.ts";

test("places and row numbers answer each other", () => {
  const outline = outlineOf([
    [2, 4],
    [9, 9],
    [20, 21],
  ]);
  expect(outline.count).toBe(6);
  const numbers = [2, 3, 4, 9, 20, 21];
  expect(numbers.map((_, index) => outline.numberAt(index))).toEqual(numbers);
  expect(numbers.map(outline.indexOf)).toEqual([0, 1, 2, 3, 4, 5]);
  expect([1, 5, 10, 22].map(outline.indexOf)).toEqual([-1, -1, -1, -1]);
  expect([-1, 6].map(outline.numberAt)).toEqual([null, null]);
});

test("an empty view has no rows", () => {
  expect(outlineOf([]).count).toBe(0);
  expect(outlineOf([]).numberAt(0)).toBeNull();
});

test("row numbers in an address", () => {
  expect(spanText([2, 3, 4, 7, 9, 10])).toBe("2-4,7,9-10");
  expect(spanText([])).toBe("");
});
