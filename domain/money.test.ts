import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { capitalYuan, formatYuan, parseYuan, sumFen, yuanText } from "./money.ts";

const fen = fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n });

test("an amount written as yuan is read back to the fen", () => {
  fc.assert(fc.property(fen, (amount) => parseYuan(yuanText(amount)) === amount));
});

test("an amount for people differs only by its separators", () => {
  fc.assert(fc.property(fen, (amount) => formatYuan(amount).replaceAll(",", "") === yuanText(amount)));
});

test.each([
  ["1060.50", 106_050n],
  ["1060.5", 106_050n],
  ["1060", 106_000n],
  ["1060.5000", 106_050n],
  ["-0.01", -1n],
  ["+1.00", 100n],
  ["-0", 0n],
  ["00012.30", 1_230n],
  ["123456789012.34", 12_345_678_901_234n],
  ["9999999999999999.99", 999_999_999_999_999_999n],
])("reads %s", (text, amount) => {
  expect(parseYuan(text)).toBe(amount);
});

test.each([
  "",
  ".",
  "-",
  "abc",
  "1.",
  ".5",
  "1.001",
  "1,000.00",
  "1e3",
  "１",
  "1060.0a",
  "--1",
  "NaN",
  "1 0",
  "1..00",
  "0x1.00",
])("does not read %j", (text) => {
  expect(parseYuan(text)).toBeNull();
});

test("separators and sums", () => {
  expect(formatYuan(-123_456_789n)).toBe("-1,234,567.89");
  expect(formatYuan(99n)).toBe("0.99");
  expect(sumFen([1n, -3n, 100n])).toBe(98n);
});

describe("in words, as invoices print it", () => {
  test.each([
    ["1060.00", "壹仟零陆拾圆整"],
    ["4449.00", "肆仟肆佰肆拾玖圆整"],
    ["526.00", "伍佰贰拾陆圆整"],
    ["0.00", "零圆整"],
    ["102.30", "壹佰零贰圆叁角"],
    ["102.03", "壹佰零贰圆零叁分"],
    ["102.34", "壹佰零贰圆叁角肆分"],
    ["10001.00", "壹万零壹圆整"],
    ["1010000.00", "壹佰零壹万圆整"],
    ["10010000.00", "壹仟零壹万圆整"],
    ["100000000.00", "壹亿圆整"],
    ["100010000.00", "壹亿零壹万圆整"],
    ["100001000.00", "壹亿零壹仟圆整"],
    ["1061000.00", "壹佰零陆万壹仟圆整"],
    ["1000000000000.00", "壹万亿圆整"],
    ["1000100000000.00", "壹万零壹亿圆整"],
    ["-1060.00", "（负数）壹仟零陆拾圆整"],
  ])("%s", (text, words) => {
    expect(capitalYuan(parseYuan(text) ?? -1n)).toBe(words);
  });
});
