import { expect, test } from "vitest";
import { priceOf } from "./quantity.ts";

test.each([
  ["3", "33.333333", 10_000n],
  ["2", "0.005", 1n],
  ["-1", "90.27", -9_027n],
  ["0.5", "1000.00", 50_000n],
  ["1000000", "12345678.90", 1_234_567_890_000_000n],
])("%s × %s", (quantity, unitPrice, fen) => {
  expect(priceOf(quantity, unitPrice)).toBe(fen);
});

test.each([
  ["", "1"],
  ["1", "abc"],
  ["1e3", "1"],
])("%j × %j is no price", (quantity, unitPrice) => {
  expect(priceOf(quantity, unitPrice)).toBeNull();
});
