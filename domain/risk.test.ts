import { expect, test } from "vitest";
import { type AtRisk, byRisk, isReminderDay, monthNumber } from "./risk.ts";

const at = (key: string, due: string, daysLeft: number, total: bigint): AtRisk => ({
  key,
  total,
  deadline: { due, daysLeft },
});

test("what can still be in time goes first, then what runs out sooner, then the greater sum, red or blue", () => {
  const passed = at("1", "2026-11-13", -9, 9_900_000n);
  const longPassed = at("2", "2026-10-13", -40, 100n);
  const small = at("3", "2026-12-13", 21, 100n);
  const great = at("4", "2026-12-13", 21, 500_000n);
  const red = at("5", "2026-12-13", 21, -600_000n);
  const later = at("6", "2027-01-13", 52, 9_900_000n);
  const twin = at("7", "2026-12-13", 21, 100n);
  expect([passed, later, twin, small, longPassed, great, red].sort(byRisk)).toEqual([
    red,
    great,
    small,
    twin,
    later,
    longPassed,
    passed,
  ]);
});

test("reminders come seven, three and one day before", () => {
  expect([8, 7, 4, 3, 2, 1, 0, -1].map(isReminderDay)).toEqual([false, true, false, true, false, true, false, false]);
});

test("months are counted over the year", () => {
  expect(monthNumber("2027-01-05") - monthNumber("2026-12-31")).toBe(1);
});
