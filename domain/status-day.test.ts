import { expect, test } from "vitest";
import { openShare, type Seen, shareText, statusDays } from "./status-day.ts";

const now = new Date("2026-11-22T04:00:00Z");
const shut = (from: string, to: string | null) => ({
  cause: "NO_ANSWER",
  beganAt: new Date(from),
  endedAt: to === null ? null : new Date(to),
});
const seen = (stated: Partial<Seen>): Seen => ({ shut: [], probes: [], used: new Set(), ...stated });
const levels = (stated: Partial<Seen>) => statusDays(seen(stated), 3, now).map(({ level }) => level);

test("a day on which nobody looked is not called a good one", () => {
  expect(levels({})).toEqual(["unseen", "unseen", "unseen"]);
  expect(levels({ used: new Set(["2026-11-21"]) })).toEqual(["unseen", "up", "unseen"]);
  expect(levels({ probes: [{ day: "2026-11-22", asked: 3, answered: 3 }] })).toEqual(["unseen", "unseen", "up"]);
  expect(openShare(statusDays(seen({}), 3, now), now)).toBeNull();
});

test("an outage over midnight in Beijing counts on both days, and today only as far as it has lasted", () => {
  const days = statusDays(seen({ shut: [shut("2026-11-21T15:50:00Z", "2026-11-21T16:20:00Z")] }), 3, now);
  expect(days.map(({ shutMs }) => shutMs / 60_000)).toEqual([0, 10, 20]);
  expect(days.map(({ level }) => level)).toEqual(["unseen", "brief", "part"]);
  expect(levels({ shut: [shut("2026-11-21T17:00:00Z", null)] })).toEqual(["unseen", "unseen", "most"]);
});

test("two outages at once are not counted twice", () => {
  const both = [
    shut("2026-11-21T02:00:00Z", "2026-11-21T03:00:00Z"),
    shut("2026-11-21T02:30:00Z", "2026-11-21T03:30:00Z"),
  ];
  expect(statusDays(seen({ shut: both }), 3, now)[1]?.shutMs).toBe(90 * 60_000);
});

test("the share is of the time that was looked at, and never rounded up", () => {
  const days = statusDays(seen({ shut: [shut("2026-11-21T02:00:00Z", "2026-11-21T14:00:00Z")] }), 3, now);
  expect(openShare(days, now)).toBe(0.5);
  expect(shareText(0.999_99)).toBe("99.99%");
  expect(shareText(1)).toBe("100.00%");
});
