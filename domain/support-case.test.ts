import { expect, test } from "vitest";
import {
  caseDueAt,
  caseNumber,
  isOverdue,
  mayReopen,
  parseCaseNumber,
  priorityOfCode,
  resumedDueAt,
} from "./support-case.ts";

const at = (text: string) => new Date(`${text}+08:00`);

test.each([
  ["urgent", "2026-11-23T10:00:00", "2026-11-24T18:00:00"],
  ["normal", "2026-11-23T10:00:00", "2026-11-25T18:00:00"],
  ["low", "2026-11-23T23:59:00", "2026-11-30T18:00:00"],
  ["urgent", "2026-09-30T10:00:00", "2026-10-08T18:00:00"],
  ["normal", "2026-02-13T10:00:00", "2026-02-24T18:00:00"],
] as const)("%s, opened %s, is due %s", (priority, from, due) => {
  expect(caseDueAt(priority, at(from))).toEqual(at(due));
});

test("what was left when the merchant was asked is left when they answer", () => {
  const due = at("2026-11-25T18:00:00");
  expect(resumedDueAt(due, at("2026-11-25T12:00:00"), at("2026-12-01T10:00:00"))).toEqual(at("2026-12-01T16:00:00"));
  expect(resumedDueAt(due, at("2026-11-25T12:00:00"), at("2026-11-28T10:00:00"))).toEqual(at("2026-11-30T18:00:00"));
  expect(resumedDueAt(due, at("2026-11-26T18:00:00"), at("2026-12-01T10:00:00"))).toEqual(at("2026-11-30T10:00:00"));
});

test("only what waits for support is late", () => {
  const due = at("2026-11-25T18:00:00");
  expect(isOverdue("open", due, at("2026-11-25T18:00:00"))).toBe(false);
  expect(isOverdue("open", due, at("2026-11-25T18:00:01"))).toBe(true);
  expect(isOverdue("asked", due, at("2026-12-25T18:00:00"))).toBe(false);
  expect(isOverdue("closed", due, at("2026-12-25T18:00:00"))).toBe(false);
});

test("a fortnight is a fortnight to the second", () => {
  const closed = at("2026-11-01T10:00:00");
  expect(mayReopen(closed, at("2026-11-15T10:00:00"))).toBe(true);
  expect(mayReopen(closed, at("2026-11-15T10:00:01"))).toBe(false);
});

test.each([
  ["GD-000123", 123n],
  ["gd 123", 123n],
  ["ＧＤ－０００１２３", 123n],
  ["GD-", null],
  ["BC-0000-0001-2", null],
  ["GD-1' OR 1=1", null],
  [`GD${"9".repeat(19)}`, null],
])("%j is the number of %s", (typed, id) => {
  expect(parseCaseNumber(typed)).toBe(id);
});

test("a number can be read back", () => {
  expect(parseCaseNumber(caseNumber(7_654_321n))).toBe(7_654_321n);
});

test("two effects cannot wait as long as no answer", () => {
  expect(priorityOfCode("DOUBLED_EFFECT")).toBe("urgent");
  expect(priorityOfCode("ATTEMPTS_SPENT")).toBe("normal");
});
