import { expect, test } from "vitest";
import { type HealingFacts, healedCauses, type Lack, lackOf } from "./healing.ts";
import { missingCauses } from "./missing-cause.ts";
import { submissionStates } from "./submission.ts";

const whole: HealingFacts = { lastState: null, daysLeft: 5, carriage: "wire", rejected: false, cause: "NEVER_SENT" };

test.each<[Partial<HealingFacts>, Lack | null]>([
  [{}, null],
  [{ cause: "OFFLINE" }, null],
  [{ cause: null }, null],
  [{ daysLeft: 0 }, null],
  [{ lastState: "REJECTED" }, "RETURNED"],
  [{ lastState: "CONFLICT" }, "RETURNED"],
  [{ lastState: "CANCELLED" }, "HANDLED"],
  [{ lastState: "ACCEPTED" }, "HANDLED"],
  [{ daysLeft: -1 }, "PASSED"],
  [{ carriage: null }, "NO_WAY"],
  [{ carriage: "by-hand" }, "BY_HAND"],
  [{ rejected: true }, "INCOMPLETE"],
  [{ cause: "CREDIT_LINE" }, "SETTLE"],
  [{ cause: "BUYER_ID" }, "OUTSIDE"],
  [{ cause: "UNEXPLAINED" }, "SETTLE"],
])("%o lacks %s", (facts, lack) => {
  expect(lackOf({ ...whole, ...facts })).toBe(lack);
});

test("nothing goes by itself that was ever sent, or whose cause is not over", () => {
  for (const lastState of submissionStates) expect(lackOf({ ...whole, lastState })).not.toBeNull();
  const healed = missingCauses.filter((cause) => lackOf({ ...whole, cause }) === null);
  expect(healed).toEqual([...healedCauses]);
});
