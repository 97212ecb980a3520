import { expect, test } from "vitest";
import { planFor, toRemind } from "./training-plan.ts";

const none = new Set<string>();

test("a clerk has a week for the first steps, and until the first month's end for that", () => {
  expect(
    planFor("clerk", "2026-11-02", none, "2026-11-10").map(({ course, due, state }) => [course, due, state]),
  ).toEqual([
    ["getting-started", "2026-11-09", "overdue"],
    ["finding-missing", "2026-11-16", "open"],
    ["month-end", "2026-11-30", "open"],
    ["sending-files", "2026-12-02", "open"],
  ]);
});

test("who joins in a month's last days has until the end of the next; a leap day is a month's end", () => {
  const monthEnd = (joined: string) =>
    planFor("owner", joined, none, joined).find(({ course }) => course === "month-end");
  expect(monthEnd("2026-11-23")).toMatchObject({ due: "2026-11-30" });
  expect(monthEnd("2026-11-24")).toMatchObject({ due: "2026-12-31" });
  expect(monthEnd("2026-12-31")).toMatchObject({ due: "2027-01-31" });
  expect(monthEnd("2028-02-01")).toMatchObject({ due: "2028-02-29" });
});

test("what is completed is neither overdue nor reminded of; staff have their own, operators nothing", () => {
  const plan = planFor("clerk", "2026-01-01", new Set(["getting-started"]), "2026-11-23");
  expect(plan[0]).toMatchObject({ course: "getting-started", state: "done" });
  expect(planFor("support", "2026-11-01", none, "2026-11-08")).toEqual([
    { course: "helping", due: "2026-11-08", state: "open" },
  ]);
  expect(planFor("operator", "2026-11-01", none, "2026-11-08")).toEqual([]);
});

test("reminded is from the day before to a week, not of what was long ago", () => {
  const remindedOn = (today: string) =>
    toRemind(planFor("clerk", "2026-11-02", none, today), today).map(({ course }) => course);
  expect(remindedOn("2026-11-07")).toEqual([]);
  expect(remindedOn("2026-11-08")).toEqual(["getting-started"]);
  expect(remindedOn("2026-11-15")).toEqual(["getting-started", "finding-missing"]);
  expect(remindedOn("2026-11-16")).toEqual(["finding-missing"]);
  expect(remindedOn("2027-11-16")).toEqual([]);
});
