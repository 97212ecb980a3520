import { expect, test } from "vitest";
import {
  changesIn,
  groupedCode,
  isCorrectable,
  longestMark,
  readAssistCode,
  readAssistWords,
  slipNumber,
  withChanges,
} from "./assist.ts";
import { exampleText } from "./example-invoice.ts";

const text = exampleText({ buyer: { taxpayerId: "92110112MA09XX0561", name: "样例小店（测试）" } });

test.each([
  ["482913", "482913"],
  [" 482 913 ", "482913"],
  ["４８２－９１３", "482913"],
  ["000007", "000007"],
])("%j is a code", (typed, code) => {
  expect(readAssistCode(typed)).toBe(code);
});

test.each(["", "48291", "4829134", "48291a", "482\u0000913", "٤٨٢٩١٣"])("%j is none", (typed) => {
  expect(readAssistCode(typed)).toBeNull();
});

test("a code is shown in groups, a slip is numbered by the day in Beijing", () => {
  expect(groupedCode("000007")).toBe("000 007");
  expect(slipNumber(42n, new Date("2026-11-21T16:00:00Z"))).toBe("20261122-000042");
});

test("words are one plain line, and say when they are none or too many", () => {
  expect(readAssistWords("请\u202e看\u0000这里\r\n再填\ud800", longestMark, true)).toEqual({ words: "请看这里 再填" });
  expect(readAssistWords(" \u200b ", longestMark, true)).toMatchObject({ problem: { code: "WORDS_REQUIRED" } });
  expect(readAssistWords("", longestMark, false)).toEqual({ words: "" });
  expect(readAssistWords("长".repeat(61), longestMark, true)).toMatchObject({ problem: { code: "WORDS_TOO_LONG" } });
  expect(readAssistWords("\u200b".repeat(100_000), longestMark, true)).toMatchObject({
    problem: { code: "WORDS_REQUIRED" },
  });
});

test("a correction changes what it names and nothing that makes it another invoice", () => {
  const changes = {
    "buyer.name": "北京样例科技有限公司（测试）",
    number: "1",
    "lines.0.rate": "0.06",
    "lines.9.tax": "1",
  };
  const changed = withChanges(text, changes);
  expect(changed.buyer.name).toBe("北京样例科技有限公司（测试）");
  expect(changed.number).toBe(text.number);
  expect(changed.lines[0]?.rate).toBe("0.06");
  expect(changed.lines).toHaveLength(text.lines.length);
  for (const path of ["number", "code", "seller.name", "__proto__", "lines.0.__proto__", "lines.00.tax", "lines"])
    expect(isCorrectable(path, text)).toBe(false);
});

test("what is the same already is no change", () => {
  expect(changesIn(text, { "buyer.name": text.buyer.name, remark: "补正" })).toEqual([
    { field: "remark", was: text.remark, becomes: "补正" },
  ]);
});
