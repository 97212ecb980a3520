import { expect, test } from "vitest";
import { mondayOf, spansOf, worstCauses } from "./improvement.ts";

test("the three most complained of, and none that nobody complained of", () => {
  const counts = [
    { cause: "file", bad: 2 },
    { cause: "speed", bad: 0 },
    { cause: "returned", bad: 5 },
    { cause: "help", bad: 2 },
    { cause: "waiting", bad: 2 },
  ] as const;
  expect(worstCauses(counts).map(({ cause }) => cause)).toEqual(["returned", "file", "help"]);
  expect(worstCauses([{ cause: "speed", bad: 0 }])).toEqual([]);
});

test("a week begins on Monday", () => {
  expect(mondayOf("2026-11-23")).toBe("2026-11-23");
  expect(mondayOf("2026-11-29")).toBe("2026-11-23");
  expect(mondayOf("2026-01-01")).toBe("2025-12-29");
});

test("the day itself counts as after", () => {
  expect(spansOf("2026-11-02")).toEqual({
    before: { from: "2026-10-05", until: "2026-11-02" },
    after: { from: "2026-11-02", until: "2026-11-30" },
  });
});
