import { expect, test } from "vitest";
import { dueDateOf, isBad, isLate, pageOf, subjectOf } from "./feedback.ts";

test.each([
  ["/", "/"],
  ["", "/"],
  ["/en", "/"],
  ["/missing", "/missing"],
  ["/en/missing/26117000001234567890", "/missing/*"],
  ["/missing/26117000001234567890/reupload?draft=1#top", "/missing/*/reupload"],
  ["/certificates/K7PF-2M4Q-9XTA", "/certificates/*"],
  ["/faq/not-found-at-bureau", "/faq/not-found-at-bureau"],
  ["/missing/王会计", "/missing/*"],
  ["/<img src=x>/a@b.example", "/*/*"],
  [`/${"a".repeat(31)}`, "/*"],
  ["/a/b/c/d/e/f/g/h", "/a/b/c/d/e/f"],
])("%s is the page %s", (path, page) => {
  expect(pageOf(path)).toBe(page);
});

test("a complaint is owed an answer, and so is whoever is not content", () => {
  const monday = new Date("2026-11-23T15:59:59Z");
  expect(dueDateOf("complaint", null, monday)).toBe("2026-11-26");
  expect(dueDateOf("complaint", null, new Date("2026-11-23T16:00:00Z"))).toBe("2026-11-27");
  expect(dueDateOf("grade", 2, monday)).toBe("2026-11-26");
  expect(dueDateOf("grade", 3, monday)).toBeNull();
  expect(dueDateOf("suggestion", null, monday)).toBeNull();
  expect([1, 2, 3, null].map(isBad)).toEqual([true, true, false, false]);
});

test("the last day is in time until it ends in Beijing", () => {
  const owed = { dueOn: "2026-11-26", answeredAt: null };
  expect(isLate(owed, new Date("2026-11-26T15:59:59Z"))).toBe(false);
  expect(isLate(owed, new Date("2026-11-26T16:00:00Z"))).toBe(true);
  expect(isLate({ ...owed, answeredAt: new Date() }, new Date("2026-12-26T16:00:00Z"))).toBe(false);
  expect(isLate({ dueOn: null, answeredAt: null }, new Date("2026-12-26T16:00:00Z"))).toBe(false);
});

test.each([
  ["/submissions/12", "submission", "12"],
  ["/en/submissions/12/receipt?arrived=sent", "submission", "12"],
  ["/batches/34/certificates", "batch", "34"],
  ["/certificates/K7PF-2M4Q-9XTA", "certificate", "K7PF-2M4Q-9XTA"],
  ["/submissions", "page", ""],
  ["/submissions/12/34", "page", ""],
  ["/certificates/' OR 1=1", "page", ""],
])("%s is about a %s", (path, task, subject) => {
  expect(subjectOf(path)).toEqual({ task, subject });
});
