import { expect, test } from "vitest";
import { serialDateText } from "./serial-date.ts";

test.each([
  ["1", "1900-01-01"],
  ["59", "1900-02-28"],
  ["60", "1900-02-29"],
  ["61", "1900-03-01"],
  ["45107", "2023-06-30"],
  ["45775.38748842593", "2025-04-28 09:17:59"],
  ["45775.99999999", "2025-04-29"],
  ["45775.5", "2025-04-28 12:00:00"],
  ["4.5107E4", "2023-06-30"],
  ["0.5", "12:00:00"],
  ["0", "00:00:00"],
  ["2958465", "9999-12-31"],
])("%s counted from 1900 is %s", (serial, text) => {
  expect(serialDateText(serial, false)).toBe(text);
});

test.each([
  ["0", "00:00:00"],
  ["0.25", "06:00:00"],
  ["1", "1904-01-02"],
  ["43645", "2023-06-30"],
])("%s counted from 1904 is %s", (serial, text) => {
  expect(serialDateText(serial, true)).toBe(text);
});

test.each(["", "-1", "2958466", "1e400", "abc", "20250428"])("%j is shown as no date", (serial) => {
  expect(serialDateText(serial, false)).toBeNull();
});
