import { expect, test } from "vitest";
import { clockHour, closedAfterMs, firstOpenHour, hourNumberOf, hourOf, instantOfHour } from "./transfer-hour.ts";

test("an hour is named by its beginning, and shows as clocks in Beijing do", () => {
  const at = new Date("2026-11-22T16:59:59.999Z");
  const hour = hourNumberOf(at);
  expect(hourOf(at)).toEqual(new Date("2026-11-22T16:00:00Z"));
  expect(instantOfHour(hour)).toEqual(hourOf(at));
  expect(clockHour(hour)).toBe(0);
});

test("an hour is open until its end lies as long ago as answers may take", () => {
  const now = new Date("2026-11-22T10:30:00Z");
  const open = firstOpenHour(now);
  expect(open).toEqual(new Date("2026-11-22T06:00:00Z"));
  expect(now.getTime() - (open.getTime() + 3_600_000)).toBeGreaterThanOrEqual(closedAfterMs);
});
