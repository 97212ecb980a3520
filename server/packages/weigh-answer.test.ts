import { expect, test } from "vitest";
import { weighAnswer } from "#server/packages/weigh-answer.ts";

test.each([
  [null, "accepted", "new"],
  ["accepted", "accepted", "known"],
  ["accepted", "found", "known"],
  ["accepted", "rejected", "contradicts"],
  ["accepted", "absent", "contradicts"],
  ["rejected", "absent", "known"],
  ["rejected", "accepted", "contradicts"],
  ["duplicate", "found", "new"],
  ["duplicate", "absent", "new"],
  ["duplicate", "rejected", "contradicts"],
  ["found", "absent", "contradicts"],
  ["absent", "found", "new"],
] as const)("after %s, %s is %s", (earlier, later, weight) => {
  expect(weighAnswer(earlier, later, false)).toBe(weight);
});

test("what comes after the invoice has left for another package is not acted on", () => {
  expect(weighAnswer("absent", "found", true)).toBe("contradicts");
  expect(weighAnswer("absent", "absent", true)).toBe("known");
});
