import { expect, test } from "vitest";
import { deadlineOf, deadlineRules, extendedDue, firstDayInTime, isDue } from "./deadline.ts";
import { instantOf } from "./period.ts";

test("what was issued in a period is due by the 13th of the next, over the year as well", () => {
  expect(deadlineOf("2026-11-02", "2026-11-22")).toEqual({
    rule: "leqi-2024",
    due: "2026-12-13",
    daysLeft: 21,
    moved: null,
  });
  expect(deadlineOf("2026-12-31", "2027-01-14")).toEqual({
    rule: "leqi-2024",
    due: "2027-01-13",
    daysLeft: -1,
    moved: null,
  });
});

test("each day has the rule that was in force when the invoice was issued", () => {
  const [first] = deadlineRules;
  if (!first) throw new Error("no rules");
  const rules = [first, { ...first, id: "later", from: "2027-01-01", dayOfNextPeriod: 15 }];
  expect(deadlineOf("2026-12-31", "2026-12-31", [], rules).rule).toBe("leqi-2024");
  expect(deadlineOf("2027-01-01", "2027-01-01", [], rules)).toMatchObject({ rule: "later", due: "2027-02-15" });
  expect(() => deadlineOf("1999-12-31", "2026-01-01")).toThrow(RangeError);
});

test("an invoice is due once the bureau's list is complete to the end of the day after its issue", () => {
  expect(isDue("2026-11-20", null)).toBe(false);
  expect(isDue("2026-11-20", new Date("2026-11-21T15:59:59.999Z"))).toBe(false);
  expect(isDue("2026-11-20", instantOf("2026-11-22"))).toBe(true);
});

test("an announced outage moves the last days it names, and a moved day may be moved again", () => {
  const first = { from: "2026-12-11", to: "2026-12-18", incidentId: "1" };
  const second = { from: "2026-12-18", to: "2026-12-21", incidentId: "2" };
  expect(extendedDue("2026-12-10", [first])).toEqual({ due: "2026-12-10", moved: null });
  expect(extendedDue("2026-12-18", [first])).toEqual({ due: "2026-12-18", moved: null });
  expect(extendedDue("2026-12-13", [first])).toEqual({
    due: "2026-12-18",
    moved: { from: "2026-12-13", incidentId: "1" },
  });
  expect(extendedDue("2026-12-13", [second, first])).toEqual({
    due: "2026-12-21",
    moved: { from: "2026-12-13", incidentId: "2" },
  });
  expect(deadlineOf("2026-11-02", "2026-12-16", [first])).toMatchObject({ due: "2026-12-18", daysLeft: 2 });
});

test("what was issued before the last month can be in time only where an incident moved its last day", () => {
  expect(firstDayInTime("2026-11-13")).toBe("2026-10-01");
  expect(firstDayInTime("2026-11-14")).toBe("2026-11-01");
  const moved = [{ from: "2026-11-10", to: "2026-11-20", incidentId: "1" }];
  expect(firstDayInTime("2026-11-20", moved)).toBe("2026-10-01");
  expect(firstDayInTime("2026-11-21", moved)).toBe("2026-11-01");
});
