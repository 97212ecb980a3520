import { expect, test } from "vitest";
import { rowIdIn } from "./row-id.ts";

test("an id is digits, and no more than a row's id can have", () => {
  expect(rowIdIn("42")).toBe(42n);
  expect(rowIdIn("9".repeat(18))).toBe(10n ** 18n - 1n);
  for (const text of ["", "-1", "1n", " 1", "1\n", "١", "0x1", "1".repeat(19), undefined])
    expect(rowIdIn(text)).toBeNull();
});
