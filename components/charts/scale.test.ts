import fc from "fast-check";
import { expect, test } from "vitest";
import { marksTo, spreadOver } from "./scale.ts";

test.each([
  [0, [0, 1]],
  [1, [0, 0.25, 0.5, 0.75, 1]],
  [4, [0, 1, 2, 3, 4]],
  [7, [0, 2, 4, 6, 8]],
  [230, [0, 100, 200, 300]],
  [0.3, [0, 0.1, 0.2, 0.3]],
])("the marks up to %s are %j", (greatest, marks) => {
  expect(marksTo(greatest, false)).toEqual(marks);
});

test.each([
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [10, [0, 5, 10]],
  [100, [0, 25, 50, 75, 100]],
])("what is counted has whole marks up to %s: %j", (greatest, marks) => {
  expect(marksTo(greatest, true)).toEqual(marks);
});

test("the last mark is never below the greatest value, and there are few", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (greatest) => {
      const marks = marksTo(greatest, false);
      expect(marks.at(-1)).toBeGreaterThanOrEqual(greatest * (1 - 1e-9));
      expect(marks.length).toBeLessThanOrEqual(6);
    }),
  );
});

test("labels are spread evenly from the first on", () => {
  expect(spreadOver(3, 5)).toEqual([0, 1, 2]);
  expect(spreadOver(24, 5)).toEqual([0, 6, 12, 18]);
  expect(spreadOver(25, 5)).toEqual([0, 6, 12, 18, 24]);
});
