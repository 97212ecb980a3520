import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  businessDateOf,
  daysBetween,
  instantOf,
  isBusinessDate,
  isTimeOfDay,
  periodAfter,
  periodBefore,
  periodOf,
  shanghaiTimestamp,
} from "./period.ts";

const instant = fc.date({
  min: new Date("1995-01-01T00:00:00Z"),
  max: new Date("2095-01-01T00:00:00Z"),
  noInvalidDate: true,
});

test("the date of an instant is a date, and its midnight lies at most a day before", () => {
  fc.assert(
    fc.property(instant, (moment) => {
      const date = businessDateOf(moment);
      const midnight = instantOf(date)?.getTime() ?? Number.NaN;
      expect(isBusinessDate(date)).toBe(true);
      expect(moment.getTime() - midnight).toBeGreaterThanOrEqual(0);
      expect(moment.getTime() - midnight).toBeLessThan(86_400_000);
    }),
  );
});

test("days added are days between", () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: -20_000, max: 20_000 }), (moment, days) => {
      const date = businessDateOf(moment);
      return daysBetween(date, addDays(date, days)) === days;
    }),
  );
});

test("a date is one exactly if the calendar has it, from 1990 on", () => {
  const part = (max: number, length: number) =>
    fc.integer({ min: 0, max }).map((value) => String(value).padStart(length, "0"));
  fc.assert(
    fc.property(part(9999, 4), part(15, 2), part(33, 2), (year, month, day) => {
      const text = `${year}-${month}-${day}`;
      const calendar = new Date(`${text}T00:00:00Z`);
      return (
        isBusinessDate(text) ===
        (year >= "1990" && !Number.isNaN(calendar.getTime()) && calendar.toISOString().startsWith(text))
      );
    }),
  );
});

test.each([
  "",
  "0000-07-18",
  "1989-12-31",
  "2025-2-28",
  "2025-02-29",
  "2025/02/28",
  "2025-02-28 ",
  "2025-02-2x",
  "20250228",
  "２０２５-02-28",
])("%j is no date", (text) => {
  expect(isBusinessDate(text)).toBe(false);
});

test("the day turns at Beijing's midnight, leap days included", () => {
  expect(businessDateOf(new Date("2025-12-31T15:59:59.999Z"))).toBe("2025-12-31");
  expect(businessDateOf(new Date("2025-12-31T16:00:00.000Z"))).toBe("2026-01-01");
  expect(businessDateOf(new Date("2028-02-28T16:00:00Z"))).toBe("2028-02-29");
  expect(shanghaiTimestamp(new Date("2025-04-28T01:17:58Z"))).toBe("2025-04-28 09:17:58");
  expect(instantOf("2025-02-30")).toBeNull();
  expect(instantOf("2025-02-28", "25:00:00")).toBeNull();
});

test("periods follow each other over the year", () => {
  expect(periodOf("2025-12-31")).toBe("2025-12");
  expect(periodAfter("2025-12")).toBe("2026-01");
  expect(periodAfter("2025-08")).toBe("2025-09");
  expect(periodBefore("2026-01")).toBe("2025-12");
  expect(periodBefore("2025-09")).toBe("2025-08");
});

test("a time of day is what its pattern says", () => {
  const time = fc.string({ unit: fc.constantFrom(..."0123456789:a"), minLength: 7, maxLength: 9 });
  const near = fc
    .tuple(fc.nat(99), fc.nat(99), fc.nat(99))
    .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
  fc.assert(
    fc.property(fc.oneof(time, near), (text) => {
      expect(isTimeOfDay(text)).toBe(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(text));
    }),
  );
});
