import { expect, test } from "vitest";
import { retryAfterSeconds } from "#server/bureau/http/retry-after.ts";

const now = new Date("2026-11-22T02:00:00Z");

test.each([
  ["1", 1],
  [" 3600 ", 3_600],
  ["0", 0],
  ["Sun, 22 Nov 2026 02:01:30 GMT", 90],
  ["Sun, 22 Nov 2026 01:00:00 GMT", 0],
  ["-5", null],
  ["1.5", null],
  ["1e9", null],
  ["99999999999999999999", null],
  ["soon-ish", null],
  ["2026-11-22", null],
  ["Sun, 99 Foo 2026 02:01:30 GMT", null],
  ["", null],
  [undefined, null],
])("%j → %j", (header, seconds) => {
  expect(retryAfterSeconds(header, now)).toBe(seconds);
});
