import fc from "fast-check";
import { expect, test } from "vitest";
import { compareShares } from "./share-difference.ts";

test.each([
  // Newcombe 1998, table II, method 10: 56/70 − 48/80, 9/10 − 3/10, 10/10 − 0/10.
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [10, 10, 0, 10, 0.6075, 1],
])("%i/%i after, %i/%i before", (count, total, countBefore, totalBefore, low, high) => {
  const compared = compareShares({ count: countBefore, total: totalBefore }, { count, total });
  expect(compared?.low).toBeCloseTo(low, 4);
  expect(compared?.high).toBeCloseTo(high, 4);
});

test("a span without a knock is not compared", () => {
  expect(compareShares({ count: 0, total: 0 }, { count: 1, total: 2 })).toBeNull();
  expect(compareShares({ count: 1, total: 2 }, { count: 0, total: 0 })).toBeNull();
});

const share = fc
  .integer({ min: 1, max: 100_000 })
  .chain((total) => fc.integer({ min: 0, max: total }).map((count) => ({ count, total })));

test("the interval holds the difference, stays between -1 and 1, and turns round with its spans", () => {
  fc.assert(
    fc.property(share, share, (before, after) => {
      const there = compareShares(before, after);
      const back = compareShares(after, before);
      if (!there || !back) throw new Error("both have counted");
      expect(there.low).toBeLessThanOrEqual(there.difference + 1e-12);
      expect(there.high).toBeGreaterThanOrEqual(there.difference - 1e-12);
      expect(Math.max(-there.low, there.high)).toBeLessThanOrEqual(1 + 1e-9);
      expect(back.low).toBeCloseTo(-there.high, 9);
      expect(back.certain).toBe(there.certain);
    }),
  );
});

test("equal shares are chance, a tenfold one of many is not", () => {
  expect(compareShares({ count: 5, total: 100 }, { count: 50, total: 1_000 })?.certain).toBe(false);
  expect(compareShares({ count: 10, total: 10_000 }, { count: 100, total: 10_000 })?.certain).toBe(true);
});
