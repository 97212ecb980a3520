import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UnreadableFile } from "../../unreadable-file.ts";
import { tableLimits } from "../records.ts";
import { readSheetRows } from "./sheet-rows.ts";
import { decodeXml } from "./xml-text.ts";

const parts = { strings: ["发票代码", "_"], dateStyles: [false, true], is1904: false };
const sheet = (rows: string) => `<worksheet><dimension ref="A1"/><sheetData>${rows}</sheetData><extLst/></worksheet>`;
const read = (xml: string) => [...readSheetRows([xml], parts)].flat();
const cellsOf = (cells: string) => read(sheet(`<row r="1">${cells}</row>`))[0]?.cells;

function problemOf(xml: string, strings = parts.strings) {
  try {
    Array.from(readSheetRows([xml], { ...parts, strings }));
  } catch (error) {
    if (error instanceof UnreadableFile) return error.problem;
    throw error;
  }
  throw new Error("it was read");
}

describe("cells", () => {
  test.each([
    ["shared", '<c t="s"><v>0</v></c>', "发票代码"],
    ["inline", '<c t="inlineStr"><is><t xml:space="preserve"> 00012345 </t></is></c>', " 00012345 "],
    [
      "inline in runs",
      '<c t="inlineStr"><is><r><t>一</t></r><rPh><t>yi</t></rPh><r><t>_x0041_</t></r></is></c>',
      "一A",
    ],
    ["of a formula", '<c t="str"><f>A1&amp;"x"</f><v>011002300104</v></c>', "011002300104"],
    ["of a formula, empty", '<c r="B1"/><c t="str"><f>""</f><v></v></c><c><v>1</v></c>', ""],
    ["of a formula nobody worked out", '<c><f>"0110&amp;"</f></c>', '="0110&"'],
    ["number", "<c><v>25112000009990000011</v></c>", "25112000009990000011"],
    ["number said to be one", '<c t="n"><v> 97.0899999999999 </v></c>', "97.0899999999999"],
    ["number in E-notation", "<c><v>2.5112000009990001E+19</v></c>", "25112000009990000000"],
    ["date", '<c s="1"><v>45775.387488426</v></c>', "2025-04-28 09:17:59"],
    ["not shown as a date", '<c s="0"><v>45775</v></c>', "45775"],
    ["of a style that is not there", '<c s="7"><v>45775</v></c>', "45775"],
    ["date style over no date", '<c s="1"><v>-5</v></c>', "-5"],
    ["ISO date", '<c t="d"><v>2025-04-28T09:17:58</v></c>', "2025-04-28 09:17:58"],
    ["ISO day", '<c t="d"><v>2025-04-28T00:00:00.000</v></c>', "2025-04-28"],
    ["yes", '<c t="b"><v>1</v></c>', "TRUE"],
    ["no", '<c t="b"><v>0</v></c>', "FALSE"],
    ["error", '<c t="e"><v>#N/A</v></c>', "#N/A"],
    ["CDATA", '<c t="str"><v>a<![CDATA[<b>]]>c</v></c>', "a<b>c"],
    ["extension", "<c><v>1</v><extLst><ext><x:v>2</x:v></ext></extLst></c>", "1"],
  ])("%s", (_, xml, text) => {
    expect(cellsOf(xml)?.[xml.startsWith('<c r="B1"') ? 2 : 0] ?? "").toBe(text);
  });

  test("by their place, in any order, with gaps, or one after the other", () => {
    expect(cellsOf('<c r="C1"><v>3</v></c><c r="A1"><v>1</v></c><c><v>2</v></c><c r="E1"><v>5</v></c><c/>')).toEqual([
      "1",
      "2",
      "3",
      "",
      "5",
    ]);
    expect(cellsOf('<c r="AA1"><v>27</v></c>')?.lastIndexOf("27")).toBe(26);
  });
});

describe("rows", () => {
  test("by their number, or one after the other; ones without a value are left out", () => {
    const rows = read(
      sheet(
        '<row r="2"><c><v>2</v></c></row><row><c><v>3</v></c></row><row r="4" s="1" customFormat="1"/><row r="5"><c r="A5" s="1"/></row><row r="9"><c><v>9</v></c></row><row><c r="A12"><v>12</v></c></row>',
      ),
    );
    expect(rows.map(({ rowNumber, cells }) => [rowNumber, ...cells])).toEqual([
      [2, "2"],
      [3, "3"],
      [9, "9"],
      [12, "12"],
    ]);
  });

  test("under a prefix, pretty-printed, and with no rows at all", () => {
    const xml =
      '<x:worksheet xmlns:x="x"><x:sheetData>\n <x:row r="1">\n  <x:c r="A1" t="s">\n   <x:v>0</x:v>\n  </x:c>\n </x:row>\n</x:sheetData></x:worksheet>';
    expect(read(xml)).toEqual([{ rowNumber: 1, cells: ["发票代码"] }]);
    expect(read("<worksheet><sheetData/></worksheet>")).toEqual([]);
  });

  test("rows of other things, before the cells and after them, are not rows of the sheet", () => {
    const xml = `<worksheet><sheetViews><row/><c/></sheetViews><sheetData><row><c><v>1</v></c></row></sheetData><controls><from><row>3</row></from></controls></worksheet>`;
    expect(read(xml)).toEqual([{ rowNumber: 1, cells: ["1"] }]);
  });
});

test("the same wherever the bytes are cut, in UTF-8 and UTF-16", () => {
  const xml = `<?xml version="1.0"?>${sheet('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>𠮷㐂&amp;（测试）</t></is></c></row><row r="3"><c r="A3" s="1"><v>45775</v></c></row>')}`;
  const expected = [
    { rowNumber: 1, cells: ["发票代码", "𠮷㐂&（测试）"] },
    { rowNumber: 3, cells: ["2025-04-28"] },
  ];
  const utf16 = new Uint8Array(Uint16Array.from({ length: xml.length }, (_, at) => xml.charCodeAt(at)).buffer);
  for (const bytes of [new TextEncoder().encode(xml), utf16]) {
    for (let at = 2; at < bytes.length; at++) {
      const pieces = [bytes.subarray(0, at), bytes.subarray(at)];
      expect([...readSheetRows(decodeXml(pieces), parts)].flat()).toEqual(expected);
    }
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), (size) => {
        const count = Math.ceil(bytes.length / size);
        const pieces = Array.from({ length: count }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
        expect([...readSheetRows(decodeXml(pieces), parts)].flat()).toEqual(expected);
      }),
    );
  }
});

describe("refused, by the row", () => {
  test.each([
    ["a text that is not there", '<row r="7"><c t="s"><v>2</v></c></row>', "7"],
    ["a number back", '<row r="5"><c><v>1</v></c></row><row r="4"><c><v>1</v></c></row>', "4"],
    ["the same number", '<row r="5"><c><v>1</v></c></row><row r="5"><c><v>1</v></c></row>', "5"],
    ["no number", '<row r="x"><c><v>1</v></c></row>', "1"],
    ["a number no sheet has", '<row r="1048577"><c><v>1</v></c></row>', "1048577"],
    ["a row in a row", '<row r="1"><c><v>1</v></c><row r="2">', "1"],
    ["a cell in a cell", '<row r="1"><c><v>1</v><c></row>', "1"],
    ["two values in one place", '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', "1"],
    ["a value without an end", '<row r="1"><c><v>1</c></row>', "1"],
  ])("%s", (_, rows, row) => {
    expect(problemOf(sheet(rows))).toMatchObject({ code: "WORKBOOK_ROW_DAMAGED", facts: { row } });
  });

  test("after the rows before it", () => {
    const rows = readSheetRows([sheet('<row r="6"><c><v>1</v></c></row><row r="5"/>')], parts);
    expect(rows.next().value).toEqual([{ rowNumber: 6, cells: ["1"] }]);
    expect(() => rows.next()).toThrow("WORKBOOK_ROW_DAMAGED");
  });

  test("too many columns, but for empty ones", () => {
    const xml = (value: string) => sheet(`<row r="3"><c r="A3"><v>1</v></c><c r="XFD3"><v>${value}</v></c></row>`);
    expect(problemOf(xml("1"))).toMatchObject({ code: "TOO_MANY_COLUMNS", facts: { row: "3", limit: "200" } });
    expect(read(xml(""))).toEqual([{ rowNumber: 3, cells: ["1"] }]);
  });

  test("a cell that is too long", () => {
    const text = "字".repeat(tableLimits.cellCharacters);
    const xml = (value: string) => sheet(`<row r="1"><c t="str"><v>${value}</v></c></row>`);
    expect(read(xml(text))[0]?.cells).toEqual([text]);
    expect(problemOf(xml(`${text}字`))).toMatchObject({ code: "CELL_TOO_LONG", facts: { row: "1" } });
    const runs = `<is><r><t>${text}</t></r><r><t>字</t></r></is>`;
    expect(problemOf(sheet(`<row><c t="inlineStr">${runs}</c></row>`))).toMatchObject({ code: "CELL_TOO_LONG" });
    expect(problemOf(sheet('<row><c t="s"><v>0</v></c></row>'), [`${text}字`])).toMatchObject({
      code: "CELL_TOO_LONG",
    });
  });

  test("a sheet that breaks off, wherever it does", () => {
    const whole = sheet('<row r="1"><c><v>1</v></c></row>');
    const end = whole.indexOf("</sheetData>") + "</sheetData>".length;
    for (let at = 0; at < end; at++) expect(problemOf(whole.slice(0, at)).code).toBe("WORKBOOK_DAMAGED");
    expect(read(whole.slice(0, end))).toHaveLength(1);
  });
});
