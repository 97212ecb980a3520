import { expect, test } from "vitest";
import { type StandingEvidence, standingOf } from "./standing.ts";

const missing: StandingEvidence = {
  atBureau: "absent",
  openSubmission: false,
  explained: false,
  tooLate: false,
  due: true,
};

test.each<[Partial<StandingEvidence>, ReturnType<typeof standingOf>]>([
  [{}, "MISSING"],
  [{ due: false }, "NOT_YET_DUE"],
  [{ due: false, tooLate: true }, "TOO_LATE_REISSUE"],
  [{ tooLate: true }, "TOO_LATE_REISSUE"],
  [{ explained: true }, "EXPLAINED"],
  [{ explained: true, due: false }, "EXPLAINED"],
  [{ openSubmission: true, tooLate: true }, "UPLOADING"],
  [{ openSubmission: true, explained: true }, "UPLOADING"],
  [{ atBureau: "equal", openSubmission: true }, "AT_BUREAU"],
  [{ atBureau: "differs" }, "DIFFERS"],
  [{ atBureau: "differs", explained: true }, "EXPLAINED"],
  [{ atBureau: "differs", openSubmission: true }, "DIFFERS"],
])("%j is %s", (evidence, standing) => {
  expect(standingOf({ ...missing, ...evidence })).toBe(standing);
});
