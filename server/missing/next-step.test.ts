import { describe, expect, test } from "vitest";
import { missingCauses } from "#domain/missing-cause.ts";
import { standings } from "#domain/standing.ts";
import { isResendable, type NextStepGround, nextStepOf } from "./next-step.ts";

const missing: NextStepGround = { standing: "MISSING", cause: "OFFLINE", carried: true, onItsWay: false };

test.each([
  ["resend", {}],
  ["resend", { cause: null }],
  ["settle-first", { cause: "CREDIT_LINE" }],
  ["outside", { cause: "BUYER_ID" }],
  ["no-way", { carried: false }],
  ["wait", { onItsWay: true }],
  ["wait", { standing: "UPLOADING" }],
  ["compare", { standing: "DIFFERS" }],
  ["ask-office", { standing: "TOO_LATE_REISSUE" }],
  ["later", { standing: "NOT_YET_DUE" }],
  ["nothing", { standing: "AT_BUREAU" }],
] as const)("the next step is %s where %j", (step, changes) => {
  expect(nextStepOf({ ...missing, ...changes })).toBe(step);
});

describe("sending again", () => {
  test("is never offered over one that is on its way", () => {
    for (const standing of standings) expect(isResendable({ ...missing, standing, onItsWay: true })).toBe(false);
  });

  test("is never the next step where there is no way for the kind", () => {
    for (const cause of missingCauses) expect(nextStepOf({ ...missing, cause, carried: false })).toBe("no-way");
    expect(isResendable({ ...missing, carried: false })).toBe(false);
  });

  test("is possible for what is missing, explained or only too new", () => {
    const possible = standings.filter((standing) => isResendable({ ...missing, standing }));
    expect(possible).toEqual(["NOT_YET_DUE", "MISSING", "EXPLAINED"]);
  });
});
