import { describe, expect, test } from "vitest";
import { dueSlots, type KnownRun, newestSlot, nextSlot, type SlotRule, slotsBetween } from "./slot.ts";

const beijing = (text: string) => new Date(`${text}+08:00`);
const quarter: SlotRule = { everySeconds: 900 };
const daily: SlotRule = { daily: "07:30" };
const monthly: SlotRule = { days: [1, 14], at: "07:30" };

describe("slots", () => {
  test.each<[string, SlotRule, string, string, string]>([
    ["in the middle of a quarter", quarter, "2026-11-22T10:07:00", "2026-11-22T10:00:00", "2026-11-22T10:15:00"],
    ["at the very moment", daily, "2026-11-22T07:30:00", "2026-11-22T07:30:00", "2026-11-23T07:30:00"],
    ["before the day's", daily, "2026-11-22T07:29:59", "2026-11-21T07:30:00", "2026-11-22T07:30:00"],
    ["after midnight, before it in UTC", daily, "2026-11-22T00:30:00", "2026-11-21T07:30:00", "2026-11-22T07:30:00"],
    ["of a month", monthly, "2026-11-22T10:00:00", "2026-11-14T07:30:00", "2026-12-01T07:30:00"],
    ["over the end of a year", monthly, "2027-01-01T07:00:00", "2026-12-14T07:30:00", "2027-01-01T07:30:00"],
    ["around a leap day", daily, "2028-02-29T12:00:00", "2028-02-29T07:30:00", "2028-03-01T07:30:00"],
  ])("%s", (_, rule, now, newest, next) => {
    expect(newestSlot(rule, beijing(now))).toEqual(beijing(newest));
    expect(nextSlot(rule, beijing(now))).toEqual(beijing(next));
  });

  test("between two of them, both counted", () => {
    const days = slotsBetween(daily, beijing("2026-11-20T07:30:00"), beijing("2026-11-22T07:30:00"));
    expect(days).toEqual(["20", "21", "22"].map((day) => beijing(`2026-11-${day}T07:30:00`)));
    expect(slotsBetween(quarter, beijing("2026-11-20T10:00:00"), beijing("2026-11-20T11:00:00"))).toHaveLength(5);
  });
});

describe("what is due", () => {
  const now = beijing("2026-11-22T10:00:00");
  const at = (day: number) => beijing(`2026-11-${day}T07:30:00`);
  const run = (day: number, outcome: KnownRun["outcome"], attempt = 1, finishedAt = at(day)): KnownRun => ({
    slot: at(day),
    attempt,
    outcome,
    finishedAt,
  });

  test("nothing is made up for where nothing was ever kept", () => {
    expect(dueSlots({ rule: daily, missed: "every" }, null, [], now)).toEqual([{ slot: at(22), attempt: 1 }]);
  });

  test("only the newest of the missed ones, or each, the oldest first", () => {
    const known = [run(19, "done")];
    expect(dueSlots({ rule: daily, missed: "newest" }, at(19), known, now)).toEqual([{ slot: at(22), attempt: 1 }]);
    expect(dueSlots({ rule: daily, missed: "every" }, at(19), known, now).map(({ slot }) => slot)).toEqual([
      at(20),
      at(21),
      at(22),
    ]);
  });

  test.each<[string, KnownRun["outcome"], "newest" | "every", number, Date, number | null]>([
    ["one that runs", null, "newest", 1, at(22), null],
    ["one that is done", "done", "newest", 1, at(22), null],
    ["one that was cancelled", "cancelled", "every", 1, at(22), null],
    ["one whose worker died", "died", "newest", 1, at(22), 2],
    ["one that killed three", "died", "newest", 3, at(22), null],
    ["a failed one where the next slot will do", "failed", "newest", 1, at(22), null],
    ["a failed one where each counts", "failed", "every", 2, at(22), 3],
    ["one that failed just now", "failed", "every", 1, now, null],
  ])("%s", (_, outcome, missed, attempt, finishedAt, expected) => {
    const due = dueSlots({ rule: daily, missed }, at(22), [run(22, outcome, attempt, finishedAt)], now);
    expect(due).toEqual(expected === null ? [] : [{ slot: at(22), attempt: expected }]);
  });
});
