import { expect, test } from "vitest";
import { nowhere, readQuestion, whereaboutsOf } from "./whereabouts.ts";

const typed = { code: "", number: "25112000009990000011", issuedOn: "2025-04-28", total: "1060.00" };
const problems = (stated: Partial<typeof typed>) => {
  const read = readQuestion({ ...typed, ...stated });
  return "problems" in read ? read.problems.map(({ code }) => code) : [];
};

test("what stands on the invoice is read as people type it", () => {
  const question = { key: "25112000009990000011", issuedOn: "2025-04-28", total: 106_000n };
  expect(readQuestion(typed)).toEqual({ question });
  expect(
    readQuestion({ ...typed, number: "２５１１ 2000 0099 9000 0011", issuedOn: "2025/04/28", total: "￥1,060.00" }),
  ).toEqual({
    question,
  });
  expect(readQuestion({ ...typed, code: "011002600111", number: "12345678" })).toMatchObject({
    question: { key: "01100260011112345678" },
  });
});

test("what cannot be a number, a day or a sum is said, and nothing is looked up", () => {
  expect(problems({ number: "" })).toEqual(["NUMBER_REQUIRED"]);
  expect(problems({ number: "123" })).toEqual(["NUMBER_MALFORMED"]);
  expect(problems({ number: "2511200000999000001x" })).toEqual(["NUMBER_MALFORMED"]);
  expect(problems({ number: "12345678" })).toEqual(["CODE_REQUIRED"]);
  expect(problems({ issuedOn: "2025-02-30", total: "much" })).toEqual(["DATE_MALFORMED", "TOTAL_MALFORMED"]);
  expect(problems({ issuedOn: "", total: "" })).toEqual(["DATE_REQUIRED", "TOTAL_REQUIRED"]);
});

const known = {
  standing: "MISSING",
  issuedOn: "2026-11-20",
  voided: false,
  atBureauSince: null,
  promisedBy: null,
} as const;
const today = "2026-11-21";

test("there are three answers, all of one shape", () => {
  expect(whereaboutsOf(null, today)).toEqual(nowhere);
  expect(whereaboutsOf({ ...known, standing: "AT_BUREAU", atBureauSince: "2026-11-21" }, today)).toEqual({
    place: "at-bureau",
    since: "2026-11-21",
    expectedBy: null,
  });
  expect(whereaboutsOf({ ...known, standing: "NOT_YET_DUE" }, today)).toEqual({
    place: "on-its-way",
    since: null,
    expectedBy: "2026-11-21",
  });
  expect(whereaboutsOf({ ...known, standing: "UPLOADING", promisedBy: "2026-11-22" }, today).expectedBy).toBe(
    "2026-11-22",
  );
});

test("a promise that has passed is none, and a cancelled invoice is nothing a buyer could use", () => {
  expect(whereaboutsOf({ ...known, standing: "UPLOADING", promisedBy: "2026-11-20" }, today).expectedBy).toBeNull();
  expect(whereaboutsOf({ ...known, standing: "NOT_YET_DUE" }, "2026-11-25").expectedBy).toBeNull();
  expect(whereaboutsOf({ ...known, standing: "AT_BUREAU", voided: true }, today)).toEqual(nowhere);
  expect(whereaboutsOf({ ...known, standing: "TOO_LATE_REISSUE" }, today)).toEqual(nowhere);
});
