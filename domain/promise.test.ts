import { expect, test } from "vitest";
import { afterLoad, afterTurnaround, type Habits } from "#domain/promise.ts";
import { seededChance } from "#sandbox/faults/seeded-chance.ts";

const first: Habits = { loadMs: 1_000, likelyMs: 15_000, latestMs: 60_000 };

test.each([
  [3_000, 600],
  [90_000, 20_000],
])("what takes %i ± %i ms is expected in the middle, and at the latest by nineteen of twenty", (middle, width) => {
  const chance = seededChance(7);
  const experience = () => middle + (chance() - 0.5) * 2 * width;
  const learned = Array.from({ length: 400 }, experience).reduce(afterTurnaround, first);
  expect(Math.abs(learned.likelyMs - middle) / middle).toBeLessThan(0.15);
  const after = Array.from({ length: 1_000 }, experience);
  expect(after.filter((ms) => ms <= learned.latestMs).length).toBeGreaterThan(900);
});

test("one slow answer does not frighten, many of them teach", () => {
  expect(afterTurnaround(first, 600_000).likelyMs).toBeLessThan(17_000);
  expect(Array.from({ length: 40 }, () => 200).reduce(afterLoad, first).loadMs).toBeLessThan(300);
});
