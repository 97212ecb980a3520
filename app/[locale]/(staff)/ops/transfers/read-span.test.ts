import { expect, test } from "vitest";
import { readSpan } from "./read-span.ts";

const today = "2026-11-22";

test("without a word it is the last thirty days", () => {
  expect(readSpan({}, today)).toEqual({
    days: { from: "2026-10-24", to: today },
    split: null,
    splitOutside: false,
    shortened: false,
    pace: null,
  });
});

test.each([
  [
    { from: "2026-11-01", to: "2026-11-10" },
    { from: "2026-11-01", to: "2026-11-10" },
  ],
  [
    { from: "2026-11-20", to: "2026-11-10" },
    { from: "2026-10-12", to: "2026-11-10" },
  ],
  [
    { from: "yesterday", to: "2099-01-01" },
    { from: "2026-10-24", to: today },
  ],
  [{ from: "2020-01-01" }, { from: "2026-08-23", to: today }],
  [{ from: ["2026-11-01", "2026-11-02"] }, { from: "2026-11-01", to: today }],
])("%j means %j", (query, days) => {
  expect(readSpan(query, today).days).toEqual(days);
});

test("the day that parts two spans lies inside", () => {
  expect(readSpan({ from: "2026-11-01", split: "2026-11-02" }, today)).toMatchObject({ split: "2026-11-02" });
  expect(readSpan({ from: "2026-11-01", split: "2026-11-01" }, today)).toMatchObject({
    split: null,
    splitOutside: true,
  });
  expect(readSpan({ split: "" }, today)).toMatchObject({ split: null, splitOutside: false });
});
