import { expect, test } from "vitest";
import { ageOf } from "./age-of.ts";

const now = new Date("2026-11-22T02:00:00Z");

test.each([
  [-5, "seconds", 0],
  [59, "seconds", 59],
  [60, "minutes", 1],
  [3_599, "minutes", 59],
  [3_600, "hours", 1],
  [48 * 3_600 - 1, "hours", 47],
  [48 * 3_600, "days", 2],
])("%i seconds ago", (seconds, unit, count) => {
  expect(ageOf(new Date(now.getTime() - seconds * 1_000), now)).toEqual({ unit, count });
});
