import { expect, test } from "vitest";
import { isForgotten, type PackageState, type PackageTimes, packageStateOf, remindedFrom } from "./package.ts";

const at = new Date("2026-11-22T02:00:00Z");
const fresh: PackageTimes = { downloadedAt: null, handedInAt: null, dissolvedAt: null, closedAt: null };

test.each<[Partial<PackageTimes>, string]>([
  [{}, "MADE"],
  [{ downloadedAt: at }, "DOWNLOADED"],
  [{ downloadedAt: at, handedInAt: at }, "HANDED_IN"],
  [{ downloadedAt: at, handedInAt: at, closedAt: at }, "CLOSED"],
  [{ dissolvedAt: at }, "DISSOLVED"],
  [{ downloadedAt: at, dissolvedAt: at }, "WITHDRAWN"],
])("%j is %s", (times, state) => {
  expect(packageStateOf({ ...fresh, ...times })).toBe(state);
});

test.each<[PackageState, string, boolean]>([
  ["MADE", "2026-11-24T15:59:59Z", false],
  ["MADE", "2026-11-24T16:00:00Z", true],
  ["DOWNLOADED", "2026-11-24T16:00:00Z", true],
  ["HANDED_IN", "2026-12-24T16:00:00Z", false],
  ["WITHDRAWN", "2026-12-24T16:00:00Z", false],
])("%s at %s, made on the 22nd in Beijing: forgotten is %s", (state, now, forgotten) => {
  expect(isForgotten(state, at, new Date(now))).toBe(forgotten);
});

test("the rule of the day it was made holds", () => {
  const rules = [
    { from: "2000-01-01", afterDays: 3, source: "" },
    { from: "2026-11-22", afterDays: 7, source: "" },
  ];
  expect(remindedFrom(at, rules)).toBe("2026-11-29");
  expect(remindedFrom(new Date("2026-11-20T02:00:00Z"), rules)).toBe("2026-11-23");
});
