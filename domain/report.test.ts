import { expect, test } from "vitest";
import { type PressingGroup, tallyByAge, tallyByDeadline, tallyByReason } from "./pressing.ts";
import { isReportPeriod, reportAt, spanOfReport, trendDays } from "./report.ts";

const beijing = (text: string) => new Date(`${text}+08:00`);

test.each([
  ["daily", "2026-11-23T07:30:00", "2026-11-22", 1],
  ["daily", "2027-01-01T00:10:00", "2026-12-31", 1],
  ["monthly", "2026-12-01T07:30:00", "2026-11", 1],
  ["monthly", "2026-12-14T07:30:00", "2026-11", 2],
  ["monthly", "2027-01-13T23:59:59", "2026-12", 1],
] as const)("a %s report at %s is of %s, edition %i", (kind, slot, period, edition) => {
  expect(reportAt(kind, beijing(slot))).toEqual({ kind, period, edition });
});

test("a period is whole days of Beijing", () => {
  expect(spanOfReport("daily", "2026-11-22")).toEqual({
    from: beijing("2026-11-22T00:00:00"),
    until: beijing("2026-11-23T00:00:00"),
  });
  expect(spanOfReport("monthly", "2028-02")).toEqual({
    from: beijing("2028-02-01T00:00:00"),
    until: beijing("2028-03-01T00:00:00"),
  });
  expect(trendDays("daily", "2026-11-22")).toHaveLength(14);
  expect(trendDays("monthly", "2028-02")).toHaveLength(29);
});

test.each([
  ["daily", "2026-11-22", true],
  ["daily", "2026-02-30", false],
  ["daily", "2026-11", false],
  ["monthly", "2026-11", true],
  ["monthly", "2026-13", false],
  ["monthly", "../etc", false],
] as const)("%s %s", (kind, period, expected) => {
  expect(isReportPeriod(kind, period)).toBe(expected);
});

test("groups are summed up by reason, age and deadline, and every sum is of all of them", () => {
  const groups: PressingGroup[] = [
    { standing: "MISSING", cause: "OFFLINE", issuedOn: "2026-11-20", count: 2, total: 200n },
    { standing: "MISSING", cause: null, issuedOn: "2026-11-01", count: 1, total: 5n },
    { standing: "DIFFERS", cause: null, issuedOn: "2026-10-09", count: 4, total: -7n },
  ];
  expect(tallyByReason(groups)).toEqual([
    { reason: "DIFFERS", count: 4, total: -7n },
    { reason: "OFFLINE", count: 2, total: 200n },
    { reason: "UNEXPLAINED", count: 1, total: 5n },
  ]);
  expect(tallyByAge(groups, "2026-11-22").map(({ count }) => count)).toEqual([2, 0, 1, 4]);
  expect(tallyByDeadline(groups, "2026-11-22", [])).toEqual([
    { due: "2026-11-13", daysLeft: -9, count: 4, total: -7n },
    { due: "2026-12-13", daysLeft: 21, count: 3, total: 205n },
  ]);
});
