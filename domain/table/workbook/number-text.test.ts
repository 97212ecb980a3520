import fc from "fast-check";
import { expect, test } from "vitest";
import { numberText } from "./number-text.ts";

test.each([
  ["12345", "12345"],
  ["90.27", "90.27"],
  ["-8.85", "-8.85"],
  ["97.0899999999999", "97.0899999999999"],
  ["25112000009990000011", "25112000009990000011"],
  ["2.5112000009990001E+19", "25112000009990000000"],
  ["2.5112000009990008e+19", "25112000009990000000"],
  ["9.9999999999999995E+19", "100000000000000000000"],
  ["1.23456789012345E+14", "123456789012345"],
  ["1.2345678901234567E+14", "123456789012345.67"],
  ["5.9999999999999998E-2", "0.06"],
  ["2.9999999999999999E-2", "0.03"],
  ["0.10000000000000001", "0.1"],
  ["97.090000000000003", "97.09"],
  ["-1.1000000000000001", "-1.1"],
  ["97.089999999999989", "97.08999999999999"],
  ["9.9115044247787996", "9.9115044247788"],
  ["9.99999999999999983E-8", "0.0000000999999999999999983"],
  ["9.9999999999999995E-8", "0.0000001"],
  ["9.911504424778761061946", "9.911504424778761061946"],
  ["12345678901234567", "12345678901234567"],
  ["1000.00", "1000.00"],
  ["1E3", "1000"],
  ["-1.50E+1", "-15"],
  ["1.2E-3", "0.0012"],
  ["-1.5e-05", "-0.000015"],
  ["123.45E-1", "12.345"],
  ["0E+0", "0"],
  ["0.5E0", "0.5"],
])("%s is %s", (held, text) => {
  expect(numberText(held)).toBe(text);
});

test.each(["", "NaN", "1E999", "1E", "E5", "1.2.3E4", "INF", "1E+"])("%j is no number and stays", (text) => {
  expect(numberText(text)).toBe(text);
});

test("a number typed with up to 15 figures is read as it was typed, however Excel writes its double", () => {
  const typed = fc.tuple(fc.integer({ min: 1, max: 99_999_999_999 }), fc.integer({ min: 1, max: 99 }));
  fc.assert(
    fc.property(typed, ([whole, cents]) => {
      const text = `${whole}.${String(cents).padStart(2, "0")}`.replace(/0$/, "");
      expect(numberText(Number(text).toPrecision(17).replace(/0+$/, ""))).toBe(text);
      expect(numberText(Number(text).toExponential(16))).toBe(text);
    }),
  );
});

test("what a double holds is what is written, up to 15 figures", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 999_999_999_999_999 }),
      fc.integer({ min: -30, max: 30 }),
      (figures, power) => {
        const text = numberText(`${figures}E${power}`);
        expect(text).toMatch(/^(0|[1-9]\d*)(\.\d*[1-9])?$/);
        expect(Number(text)).toBe(Number(`${figures}E${power}`));
      },
    ),
  );
});
