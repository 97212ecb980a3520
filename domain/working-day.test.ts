import { describe, expect, test } from "vitest";
import { addDays } from "./period.ts";
import { announcedTo, isWorkingDay, workingDayAfter } from "./working-day.ts";

describe("three working days after", () => {
  test.each([
    ["2026-11-23", "2026-11-26", "a Monday"],
    ["2026-11-19", "2026-11-24", "a Thursday, over a weekend"],
    ["2026-11-21", "2026-11-25", "a Saturday, which does not count"],
    [
      "2026-02-12",
      "2026-02-24",
      "the Thursday before the Spring Festival: Friday, the Saturday made up, the Tuesday after",
    ],
    ["2026-02-14", "2026-02-26", "the Saturday made up before it"],
    ["2026-02-19", "2026-02-26", "a day in it"],
    ["2026-02-26", "2026-03-02", "the Saturday made up after it counts"],
    ["2026-09-18", "2026-09-22", "the Sunday made up before the National Day counts"],
    ["2026-09-29", "2026-10-09", "the National Day lies between"],
    ["2026-12-30", "2027-01-04", "2027 is not announced: its New Year counts as a Friday"],
  ])("%s is %s: %s", (said, due) => {
    expect(workingDayAfter(said, 3)).toBe(due);
  });
});

test("2026 has the 248 working days of its notice, and every day made up is a weekend's", () => {
  const year = Array.from({ length: 365 }, (_, day) => addDays("2026-01-01", day));
  expect(year.at(-1)).toBe(announcedTo);
  expect(year.filter(isWorkingDay)).toHaveLength(248);
  const weekends = year.filter((day) => isWorkingDay(day) && /[06]/.test(String(new Date(day).getUTCDay())));
  expect(weekends).toEqual(["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]);
});
