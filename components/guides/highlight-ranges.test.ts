import { expect, test } from "vitest";
import { highlightRanges } from "./highlight-ranges.ts";

test.each([
  ["提示“授信额度不足”，怎么办？", "授信额度不足怎么办", ["授信额度不足"]],
  ["发票号码变成 2.5112E+19，怎么办？", "２.5112e+19", ["2.5112E+19"]],
  ["税务 UKey 连不上服务器", "ukey连不上", ["UKey", "连不上"]],
  ["It is not found; another is", "not found", ["not", "found"]],
  ["盘锁死了", "锁", ["锁"]],
  ["查无此票", "", []],
  ["查无此票", "怎么办", []],
  ["𠮷野家的发票", "野家", ["野家"]],
])("in %j, %j marks %j", (text, typed, marked) => {
  expect(highlightRanges(text, typed).map(({ start, end }) => text.slice(start, end))).toEqual(marked);
});
