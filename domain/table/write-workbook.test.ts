import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { fileOf } from "./example-file.ts";
import { readTable } from "./read-table.ts";
import { workbookOf } from "./write-workbook.ts";

const headings = ["数电发票号码", "开票日期", "金额", "税额", "价税合计", "购买方名称", "备注"];
const row = (remark: string, name = "北京样例科技有限公司（测试）") => [
  "25112000009990000011",
  "2025-04-28",
  "1000.00",
  "60.00",
  "1060.00",
  name,
  remark,
];

async function written(rows: readonly (readonly string[])[]): Promise<Uint8Array[]> {
  return Array.fromAsync(workbookOf("发票 & 清单", headings, [rows]));
}

async function sheetOf(rows: readonly (readonly string[])[]): Promise<string> {
  const bytes = Buffer.concat(await written(rows));
  return strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"] ?? new Uint8Array(0));
}

describe("a workbook", () => {
  test.each([
    ["plain", "备注"],
    ["markup", `<b>&amp;"引号"</b>`],
    ["a formula", `=HYPERLINK("http://example.com")`],
    ["what looks like an escape", "_x0041_ 与 _x005F_"],
    ["a control character and a line end", "甲\u0001乙\n丙"],
    ["a rare character", "𠮷㐂"],
    ["blanks at its ends", " 甲 "],
  ])("gives back %s as it was written", async (_, text) => {
    const { rows, header } = await readTable(fileOf(await written([row(text, `客户${text}`)])));
    expect(header.headings).toEqual(headings);
    const read = (await Array.fromAsync(rows)).flat();
    expect(read.map(({ cells }) => cells)).toEqual([row(text, `客户${text}`)]);
  });

  test("keeps every cell and every column as text, so that no number is one", async () => {
    const sheet = await sheetOf([row("")]);
    expect(sheet.match(/<c /g)).toHaveLength(headings.length + 6);
    expect(sheet.match(/t="inlineStr"/g)).toHaveLength(headings.length + 6);
    expect(sheet.match(/<col min="\d+" max="\d+" width="\d+" style="1"/g)).toHaveLength(headings.length);
  });

  test("is given out while it is written", async () => {
    let asked = 0;
    function* rows() {
      for (; asked < 50_000; asked++) yield [row(`${Math.sin(asked)}`)];
    }
    const pieces = workbookOf("发票", headings, rows());
    let given = 0;
    while (given < 200_000) given += (await pieces.next()).value?.length ?? Number.NaN;
    expect(asked).toBeLessThan(40_000);
    await pieces.return(undefined);
  });

  test("of the same rows is the same, whenever it is written", async () => {
    expect(await written([row("")])).toEqual(await written([row("")]));
  });
});
