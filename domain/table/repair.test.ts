import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseYuan, yuanText } from "../money.ts";
import {
  isTaxWord,
  mendCase,
  mendDate,
  mendDecimal,
  mendFigureMarks,
  mendMarks,
  mendMoney,
  mendRate,
  mendWidth,
  padCode,
  padNumber,
  splitCodeAndNumber,
} from "./repair.ts";

describe("marks", () => {
  test.each([
    ['="25112000009990000066"', "25112000009990000066"],
    ['="a""b"', 'a"b'],
    ["\t25112000009990000022", "25112000009990000022"],
    ["25112000009990000011 ", "25112000009990000011"],
    ["\u3000北京样例\u00a0", "北京样例"],
    ["北京\u200B样例\u202E", "北京样例"],
    ["'=1+1", "=1+1"],
    ["''=1", "'=1"],
    ["'＝1", "＝1"],
  ])("%j → %j", (text, value) => {
    expect(mendMarks(text)).toEqual({ value, code: "STRIPPED_MARKS" });
  });

  test.each(["", "北京样例（测试）", "a  b", "'引号'", "=1+1", "O'Neill"])("%j stands", (text) => {
    expect(mendMarks(text)).toBeNull();
  });

  test.each([
    ["'25112000009990000033", "25112000009990000033"],
    ["‘00012345", "00012345"],
    ["2511 2000 0099 9000 0011", "25112000009990000011"],
    ["No.00012345", "00012345"],
    ["№00012345", "00012345"],
    ["12345 67890 12345 67890", "12345678901234567890"],
  ])("of figures: %j → %j", (text, value) => {
    expect(mendFigureMarks(text)?.value).toBe(value);
  });
});

test("widths, case and zeros", () => {
  expect(mendWidth("２５１１７０００００９９９０００００４４")).toEqual({
    value: "25117000009990000044",
    code: "FULL_WIDTH",
  });
  expect(mendWidth("25117000009990000044")).toBeNull();
  expect(mendCase("91110108ma09xx021q")).toEqual({ value: "91110108MA09XX021Q", code: "UPPER_CASE" });
  expect(padNumber("12345")).toEqual({ value: "00012345", code: "PADDED_ZEROS" });
  expect(padCode("11002300104")).toEqual({ value: "011002300104", code: "PADDED_ZEROS" });
  for (const text of ["", "00012345", "123456789", "1234a", "2.5112E+19"]) expect(padNumber(text)).toBeNull();
  for (const text of ["", "1100171130", "011002300104", "110017113"]) expect(padCode(text)).toBeNull();
});

describe("code and number in one", () => {
  test.each([
    ["01100160511100012345", "", "011001605111", "00012345"],
    ["14403153911000012345", "", "144031539110", "00012345"],
    ["110017113000012345", "", "1100171130", "00012345"],
    ["330217113000012345", "", "3302171130", "00012345"],
    ["01100160511100012345", "011001605111", "011001605111", "00012345"],
  ])("%s (code %j)", (text, code, splitCode, number) => {
    expect(splitCodeAndNumber(text, code)).toEqual({ code: splitCode, number });
  });

  test.each([
    ["25112000009990000011", ""],
    ["251120000099900001", ""],
    ["25112000009990000011", "1100171130"],
    ["00012345", "011001605111"],
    ["2.5112E+19", ""],
  ])("%s (code %j) is left alone", (text, code) => {
    expect(splitCodeAndNumber(text, code)).toBeNull();
  });
});

describe("dates", () => {
  test.each([
    ["2025-04-28", "2025-04-28", "", null],
    ["2025-04-28 09:17:58", "2025-04-28", "09:17:58", null],
    ["2025-04-28T09:17:58", "2025-04-28", "09:17:58", "DATE_FORM"],
    ["2025-04-28T01:17:58Z", "2025-04-28", "09:17:58", "DATE_FORM"],
    ["2025-04-27T20:00:00.000Z", "2025-04-28", "04:00:00", "DATE_FORM"],
    ["2025-04-28T09:17:58+08:00", "2025-04-28", "09:17:58", "DATE_FORM"],
    ["2025/4/28", "2025-04-28", "", "DATE_FORM"],
    ["2025/4/28 9:17", "2025-04-28", "09:17:00", "DATE_FORM"],
    ["2025.4.28", "2025-04-28", "", "DATE_FORM"],
    ["2025-4-8", "2025-04-08", "", "DATE_FORM"],
    ["20250428", "2025-04-28", "", "DATE_FORM"],
    ["20250428091758", "2025-04-28", "09:17:58", "DATE_FORM"],
    ["2025年4月28日", "2025-04-28", "", "DATE_FORM"],
    ["2025年04月28日 09时17分58秒", "2025-04-28", "09:17:58", "DATE_FORM"],
    ["２０２５－０４－２８", "2025-04-28", "", "DATE_FORM"],
    ["45775", "2025-04-28", "", "DATE_SERIAL"],
    ["45775.387476", "2025-04-28", "09:17:58", "DATE_SERIAL"],
    ["45107", "2023-06-30", "", "DATE_SERIAL"],
    ["45775.99999999", "2025-04-29", "00:00:00", "DATE_SERIAL"],
    ["59999", "2064-04-07", "", "DATE_SERIAL"],
  ])("%s", (text, date, time, code) => {
    expect(mendDate(text)).toEqual({ date, time, code });
  });

  test.each([
    "",
    "2025-13-01",
    "2025-02-30",
    "2025-04-28 25:00:00",
    "25/4/28",
    "28/04/2025",
    "19999",
    "60000",
    "4577",
    "昨天",
    "2025-04",
    "20251301",
    "1e5",
  ])("%j is none", (text) => {
    expect(mendDate(text)).toBeNull();
  });

  test("any day in any form is that day", () => {
    const day = fc.date({
      min: new Date("1990-01-01T00:00:00Z"),
      max: new Date("2063-12-31T00:00:00Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, (moment) => {
        const date = moment.toISOString().slice(0, 10);
        const [year = "", month = "", rest = ""] = date.split("-");
        const serial = Math.round((Date.parse(date) - Date.UTC(1899, 11, 30)) / 86_400_000);
        const forms = [
          date,
          `${Number(year)}/${Number(month)}/${Number(rest)}`,
          date.replaceAll("-", "."),
          date.replaceAll("-", ""),
          `${year}年${Number(month)}月${Number(rest)}日`,
          String(serial),
        ];
        for (const form of forms) expect(mendDate(form)?.date).toBe(date);
      }),
    );
  });
});

describe("money", () => {
  test.each([
    ["¥ 1,234.50", "1234.50"],
    ["￥102.00", "102.00"],
    ["?90.27", "90.27"],
    ["495.05元", "495.05"],
    ["(60.00)", "-60.00"],
    ["（60.00）", "-60.00"],
    ["-1,000.00", "-1000.00"],
    ["－5", "-5"],
    ["−5.00", "-5.00"],
    ["5.00-", "-5.00"],
    ["¥-5.00", "-5.00"],
    ["１，２３４．５０", "1234.50"],
    ["1,234,567.8", "1234567.8"],
    ["'60.00", "60.00"],
    ["RMB 60", "60"],
    [".5", "0.5"],
    ["60.", "60"],
    ["97.0899999999999", "97.09"],
    ["99.9999999999", "100.00"],
    ["-0.0099999999", "-0.01"],
    ["97.0900000000001", "97.09"],
    ["60.0000", "60.00"],
  ])("%s → %s", (text, value) => {
    expect(mendMoney(text)).toEqual({ value, code: "MONEY_FORM" });
  });

  test.each([
    "",
    "60.00",
    "-60.5",
    "abc",
    "1.06E+03",
    "1,23.00",
    "12,34",
    "1.2.3",
    "$60",
    "97.123",
    "一百",
    "6角",
    "-",
  ])("%j is left as it is", (text) => {
    expect(mendMoney(text)).toBeNull();
  });

  test("any amount in any dress is that amount", () => {
    const fen = fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n });
    fc.assert(
      fc.property(fen, (amount) => {
        const plain = yuanText(amount < 0n ? -amount : amount);
        const grouped = plain.replace(/\B(?=(\d{3})+(?=\.))/g, ",");
        const sign = amount < 0n ? "-" : "";
        const forms = [
          `${sign}¥${grouped}`,
          `￥ ${sign}${plain}`,
          amount < 0n ? `(${grouped})` : grouped,
          `${sign}${plain}元`,
        ];
        for (const form of forms) expect(parseYuan(mendMoney(form)?.value ?? form)).toBe(amount);
      }),
    );
  });
});

test.each([
  ["1,000", "1000", "MONEY_FORM"],
  ["４", "4", "MONEY_FORM"],
  ["88.49557522123893810", "88.4955752212389", "DECIMALS_ROUNDED"],
  ["-0.00000000000005", "-0.0000000000001", "DECIMALS_ROUNDED"],
])("quantity %s → %s", (text, value, code) => {
  expect(mendDecimal(text)).toEqual({ value, code });
});

test.each(["", "1", "4197.16981132075", "1,5", "约 3", "1E3"])("quantity %j is left as it is", (text) => {
  expect(mendDecimal(text)).toBeNull();
});

describe("rates", () => {
  test.each([
    ["6%", "0.06", null],
    ["13.00%", "0.13", null],
    ["0%", "0", null],
    ["1.5%", "0.015", null],
    ["0.06", "0.06", null],
    ["0.130000", "0.13", null],
    ["0.10", "0.1", null],
    ["0", "0", null],
    ["0.00", "0", null],
    ["免税", "免税", null],
    ["不征税", "不征税", null],
    ["***", "***", null],
    ["减按1%", "0.01", "RATE_FORM"],
    ["13", "0.13", "RATE_FORM"],
    ["1", "0.01", "RATE_FORM"],
    ["６％", "0.06", "RATE_FORM"],
  ])("%s → %s", (text, value, code) => {
    expect(mendRate(text)).toEqual({ value, code });
  });

  test.each(["六", "6‰", "6-9%", "-6%"])("%s is none", (text) => {
    expect(mendRate(text)).toBeNull();
  });

  test("words that stand for no tax", () => {
    for (const word of ["***", "*", "免税", "不征税", "-"]) expect(isTaxWord(word)).toBe(true);
    for (const word of ["", "0.00", "6%", "免"]) expect(isTaxWord(word)).toBe(false);
  });
});

test("what has been mended stands", () => {
  const text = fc.oneof(fc.string(), fc.constantFrom("¥1,000.00", "２５", "'=1", "1,000", "no.12"));
  fc.assert(
    fc.property(text, (written) => {
      for (const mend of [mendWidth, mendFigureMarks, mendCase, mendMoney, mendDecimal]) {
        const once = mend(written)?.value ?? written;
        expect(mend(once)?.value ?? once).toBe(once);
      }
    }),
  );
});
