import { expect, test } from "vitest";
import { rowNumbersOf } from "./row-numbers.ts";

test("spans and single numbers become every number of them", () => {
  expect(rowNumbersOf("2-4,7", 10)).toEqual([2, 3, 4, 7]);
  expect(rowNumbersOf("5-5", 1)).toEqual([5]);
});

test.each([null, "", "a", "1-", "-1", "1,,2", "1;2"])("%s is no window", (text) => {
  expect(() => rowNumbersOf(text, 10)).toThrow("ROWS");
});

test.each(["1-11", "1-6,8-13", "1-999999999"])("%s is wider than a window", (text) => {
  expect(() => rowNumbersOf(text, 10)).toThrow("TOO_MANY_ROWS");
});
