import { expect, test } from "vitest";
import { type PackageTimes, packageStateOf } from "./package.ts";

const at = new Date("2026-11-22T02:00:00Z");
const fresh: PackageTimes = { downloadedAt: null, handedInAt: null, dissolvedAt: null, closedAt: null };

test.each<[Partial<PackageTimes>, string]>([
  [{}, "MADE"],
  [{ downloadedAt: at }, "DOWNLOADED"],
  [{ downloadedAt: at, handedInAt: at }, "HANDED_IN"],
  [{ downloadedAt: at, handedInAt: at, closedAt: at }, "CLOSED"],
  [{ dissolvedAt: at }, "DISSOLVED"],
])("%j is %s", (times, state) => {
  expect(packageStateOf({ ...fresh, ...times })).toBe(state);
});
