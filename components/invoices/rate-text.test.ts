import { expect, test } from "vitest";
import { rateText } from "./rate-text.ts";

test.each([
  ["0.13", "13%"],
  ["0.06", "6%"],
  ["0.1", "10%"],
  ["0.015", "1.5%"],
  ["0", "0%"],
  ["免税", "免税"],
  ["***", "***"],
  ["", ""],
])("a rate of %j is printed %j", (rate, printed) => {
  expect(rateText(rate)).toBe(printed);
});
