import { describe, expect, test } from "vitest";
import { compareText } from "./compare-text.ts";
import type { CertificateSheet } from "./sheet.ts";

const sheet: CertificateSheet = {
  locale: "zh-CN",
  code: "",
  title: "回执",
  statement: "",
  sections: [
    {
      title: "发票",
      fields: [
        { id: "number", label: "发票号码", value: "26112000009990000011" },
        { id: "buyer", label: "购买方", value: "北京𠮷祥饭馆（测试）" },
        { id: "amount", label: "金额", value: "¥1,000.00" },
        { id: "total", label: "价税合计", value: "¥1,060.00（大写）壹仟零陆拾圆整" },
      ],
    },
  ],
  tables: [
    {
      id: "rows",
      title: "每一张发票",
      columns: [
        { id: "number", label: "发票号码", width: 1 },
        { id: "total", label: "价税合计", width: 1 },
      ],
      rows: [
        ["111", "1.00"],
        ["222", "2.00"],
        ["333", "3.00"],
      ],
    },
  ],
  foot: ["以主管税务机关为准。"],
  check: { title: "扫码核验", text: "", link: "" },
  words: { page: "", lacking: "", row: "第 {row} 条" },
};
const whole = [
  "发票\n发票号码 2611 2000 0099 9000 0011\n购买方 北京𠮷祥饭馆 (测试)\n金额 ￥1,000.00\n价税合计 ¥1,060.00（大写）壹仟零陆拾圆整",
  "每一张发票 发票号码 价税合计\n111 1.00\n222\n2.00 333 3.00 以主管税务机关为准。",
].join("\n");

test("in any spacing and width it is the same", () => {
  expect(compareText(sheet, whole)).toEqual({ same: 7, changes: [], unread: 0 });
});

describe("what was changed is named, with what it says now", () => {
  test("a value", () => {
    expect(compareText(sheet, whole.replace("1,000.00", "9,000.00")).changes).toEqual([
      { label: "金额", said: "¥9,000.00", issued: "¥1,000.00" },
    ]);
  });
  test("a digit added at the end", () => {
    expect(compareText(sheet, whole.replace("1,000.00", "1,000.005")).changes).toMatchObject([{ said: "¥1,000.005" }]);
  });
  test("a row, and a row taken out", () => {
    expect(compareText(sheet, whole.replace("222\n2.00", "222 8.00")).changes).toEqual([
      { label: "每一张发票 第 2 条", said: "2228.00", issued: "222 2.00" },
    ]);
    expect(compareText(sheet, whole.replace("222\n2.00", "")).changes).toMatchObject([
      { issued: "222 2.00", said: "" },
    ]);
  });
});

test("what does not stand there at all is unread, not changed", () => {
  expect(compareText(sheet, whole.replace("金额 ￥1,000.00", ""))).toMatchObject({ unread: 1, changes: [] });
});

test("a character the paper cannot show is expected as it was printed", () => {
  const printed = (value: string) => value.replaceAll("𠮷", "〓");
  expect(compareText(sheet, whole.replace("𠮷", "〓"), printed)).toMatchObject({ changes: [] });
  expect(compareText(sheet, whole.replace("𠮷", "吉"), printed)).toMatchObject({ changes: [{ label: "购买方" }] });
});
