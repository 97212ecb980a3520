import { expect, test } from "vitest";
import { alertRules, type Condition, judgeHour, judgeReadings, ruleNamed } from "./alert-rule.ts";
import { figureNames, figureOfKey, keyOfFigure } from "./house-figure.ts";

const now = new Date("2026-11-22T02:00:00Z");
const old: Condition = { kind: "over", figure: "queue_age_seconds", limit: 300, recover: 60, minutes: 5 };
const few: Condition = { kind: "under", figure: "files_free_ratio", limit: 0.1, recover: 0.15, minutes: 5 };
const surge: Condition = { kind: "trend", of: "rejected", factor: 3, recover: 2, least: 20 };

/** One a minute, the last one now. */
const minutely = (...values: number[]) =>
  values.map((value, index) => ({ at: new Date(now.getTime() - (values.length - 1 - index) * 60_000), value }));
const stateOf = (condition: Condition, ...values: number[]) => judgeReadings(condition, minutely(...values), now).state;

test("only what has lain beyond its limit all the time is held against us", () => {
  expect(stateOf(old, 301, 301, 301, 301, 301, 301)).toBe("holds");
  expect(stateOf(old, 301, 301, 300, 301, 301, 301)).toBe("between");
  expect(stateOf(few, 0.09, 0.09, 0.09, 0.09, 0.09)).toBe("holds");
});

test("a house that has only just been looked at is given its time", () => {
  expect(stateOf(old, 900)).toBe("between");
  expect(stateOf(old, 900, 900, 900)).toBe("between");
  expect(stateOf(old)).toBe("between");
});

test("what is no longer beyond the limit is over only well below it", () => {
  expect(stateOf(old, 299, 299, 299, 299, 299, 299)).toBe("between");
  expect(stateOf(old, 60, 60, 60, 60, 60, 60)).toBe("clear");
  expect(stateOf(few, 0.12, 0.12, 0.12, 0.12, 0.12)).toBe("between");
  expect(stateOf(few, 0.15, 0.2, 0.2, 0.2, 0.2)).toBe("clear");
});

test("it says since when, how much, and against what", () => {
  expect(judgeReadings(old, minutely(301, 302, 303, 304, 305, 306), now)).toEqual({
    state: "holds",
    value: 306,
    limit: 300,
    since: new Date(now.getTime() - 300_000),
  });
});

test("a probe every five minutes is enough for a rule of a quarter of an hour, one alone is not", () => {
  const slow: Condition = { kind: "over", figure: "probe_seconds", limit: 5, recover: 3, minutes: 15 };
  const probed = (...minutesAgo: number[]) =>
    minutesAgo.map((ago) => ({ at: new Date(now.getTime() - ago * 60_000), value: 9 }));
  expect(judgeReadings(slow, probed(14, 9, 4), now).state).toBe("holds");
  expect(judgeReadings(slow, probed(4), now).state).toBe("between");
});

test("an hour is held against the median of the same hour of earlier weeks", () => {
  const judge = (current: number, ...earlier: number[]) => judgeHour(surge, { current, earlier }, now);
  expect(judge(60, 10, 20, 30, 500)).toMatchObject({ state: "between", limit: 75 });
  expect(judge(75, 10, 20, 30, 500)).toMatchObject({ state: "holds", value: 75 });
  expect(judge(49, 10, 20, 30, 500)).toMatchObject({ state: "clear" });
});

test("few are few, however seldom they were, and two weeks say nothing yet", () => {
  expect(judgeHour(surge, { current: 19, earlier: [0, 0, 0, 0] }, now).state).toBe("clear");
  expect(judgeHour(surge, { current: 20, earlier: [0, 0, 0] }, now).state).toBe("holds");
  expect(judgeHour(surge, { current: 900, earlier: [1, 1] }, now).state).toBe("between");
});

test("every rule has a name of its own and ends on the better side of where it begins", () => {
  expect(new Set(alertRules.map(({ name }) => name)).size).toBe(alertRules.length);
  for (const { name, condition } of alertRules) {
    if (condition.kind === "over") expect(condition.recover, name).toBeLessThanOrEqual(condition.limit);
    if (condition.kind === "under") expect(condition.recover, name).toBeGreaterThanOrEqual(condition.limit);
    if (condition.kind === "trend") expect(condition.recover, name).toBeLessThan(condition.factor);
  }
  expect(ruleNamed("queue-old")?.severity).toBe("critical");
  expect(ruleNamed("__proto__")).toBeNull();
});

test("a figure is found again by the key it is kept under", () => {
  for (const name of figureNames)
    expect(figureOfKey(keyOfFigure({ name, subject: "" }))).toEqual({ name, subject: "" });
  expect(figureOfKey("open_submissions/QUEUED")).toEqual({ name: "open_submissions", subject: "QUEUED" });
  expect(figureOfKey("of_another_version")).toBeNull();
});
