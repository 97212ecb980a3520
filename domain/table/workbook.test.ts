import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { UnreadableFile } from "../unreadable-file.ts";
import { type ExampleWorkbook, exampleWorkbook, zipped } from "./workbook/example-workbook.ts";
import { openWorkbook } from "./workbook.ts";

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof UnreadableFile) return error.problem.code;
    throw error;
  }
  return "none";
}

const cellsOf = (bytes: Uint8Array, sheet = 0) =>
  [...openWorkbook(bytes).rows(sheet)].flat().map(({ rowNumber, cells }) => [rowNumber, ...cells]);
const row = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45775</v></c></row>';
const example: ExampleWorkbook = {
  sheets: { 一月: row, "A&amp;B": '<row r="2"><c r="A2"><v>7</v></c></row>' },
  strings: "<si><t>发票号码</t></si>",
  formats: [0, "yyyy-mm-dd"],
};

test("sheets by their tabs, each read as often as asked for", () => {
  const workbook = openWorkbook(exampleWorkbook({ ...example, hidden: ["一月"] }));
  expect(workbook.sheets).toEqual([
    { name: "一月", hidden: true },
    { name: "A&B", hidden: false },
  ]);
  const first = [{ rowNumber: 1, cells: ["发票号码", "2025-04-28"] }];
  expect([...workbook.rows(0)].flat()).toEqual(first);
  expect([...workbook.rows(1)].flat()).toEqual([{ rowNumber: 2, cells: ["7"] }]);
  expect([...workbook.rows(0)].flat()).toEqual(first);
});

test("a workbook that counts from 1904", () => {
  expect(cellsOf(exampleWorkbook({ ...example, is1904: true }))).toEqual([[1, "发票号码", "2029-04-29"]]);
});

test("without shared texts and styles", () => {
  expect(cellsOf(exampleWorkbook({ sheets: { a: '<row><c s="1"><v>45775</v></c></row>' } }))).toEqual([[1, "45775"]]);
});

describe("parts, wherever their writer puts them", () => {
  const office = "http://purl.oclc.org/ooxml/officeDocument/relationships";
  const main = `<x:workbook xmlns:x="m" xmlns:d3p1="${office}"><x:sheets><x:sheet name="a" d3p1:id="R1"/></x:sheets></x:workbook>`;
  const sheet = '<worksheet><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>';

  test.each([
    [
      "strict, absolute paths",
      "/book/main.xml",
      "/book/s/一.xml",
      "book/s/一.xml",
      "/book/texts.xml",
      "book/texts.xml",
    ],
    ["paths that go up", "book/main.xml", "../s/1.xml", "s/1.xml", "./../book/texts.xml", "book/texts.xml"],
    ["escaped, in other capitals", "Book/Main.xml", "S%201.XML", "book/s 1.xml", "Texts.xml", "BOOK/TEXTS.XML"],
    ["with the separator of Windows", "book\\main.xml", "s\\1.xml", "book\\s\\1.xml", "texts.xml", "book\\texts.xml"],
  ])("%s", (_, mainTarget, sheetTarget, sheetEntry, textsTarget, textsEntry) => {
    const bytes = zipped({
      "_rels/.rels": `<Relationships><Relationship Id="a" Type="${office}/officeDocument" Target="${mainTarget}"/></Relationships>`,
      "book/main.xml": main,
      "book/_rels/main.xml.rels": `<Relationships><Relationship Id="R1" Type="${office}/worksheet" Target="${sheetTarget}"/><Relationship Id="R2" Type="${office}/sharedStrings" Target="${textsTarget}"/></Relationships>`,
      [sheetEntry]: sheet,
      [textsEntry]: "<sst><si><t>票</t></si></sst>",
    });
    expect(cellsOf(bytes)).toEqual([[1, "票"]]);
  });

  test("a package that does not say which part is the workbook", () => {
    expect(cellsOf(exampleWorkbook({ ...example, parts: { "_rels/.rels": "<Relationships/>" } }))).toHaveLength(1);
  });

  test("a chart on a tab of its own is no sheet", () => {
    const bytes = exampleWorkbook(example);
    const rels = `<Relationships><Relationship Id="rId1" Type="a/chartsheet" Target="c.xml"/><Relationship Id="rId2" Type="a/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`;
    const charted = exampleWorkbook({ ...example, parts: { "xl/_rels/workbook.xml.rels": rels } });
    expect(openWorkbook(bytes).sheets.map(({ name }) => name)).toEqual(["一月", "A&B"]);
    expect(openWorkbook(charted).sheets.map(({ name }) => name)).toEqual(["A&B"]);
    expect(cellsOf(charted)).toEqual([[2, "7"]]);
  });
});

describe("refused", () => {
  const relsTo = (target: string) =>
    `<Relationships><Relationship Id="a" Type="a/officeDocument" Target="${target}"/></Relationships>`;

  test.each([
    ["an archive of something", { "a.txt": "a" }, "FILE_IS_ARCHIVE"],
    [
      "LibreOffice's own",
      { mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "" },
      "FILE_IS_ODS",
    ],
    [
      "a document",
      { "_rels/.rels": relsTo("word/d.xml"), "word/d.xml": "<w:document></w:document>" },
      "FILE_IS_OFFICE",
    ],
    ["a binary workbook", { "_rels/.rels": relsTo("xl/workbook.bin"), "xl/workbook.bin": "a" }, "FILE_IS_XLSB"],
    ["a workbook without its part", { "_rels/.rels": relsTo("xl/workbook.xml") }, "FILE_IS_ARCHIVE"],
    ["half a workbook", { "_rels/.rels": relsTo("b.xml"), "b.xml": "<workbook><sheets>" }, "WORKBOOK_DAMAGED"],
    ["entities", { "_rels/.rels": relsTo("b.xml"), "b.xml": "<!DOCTYPE a><workbook/>" }, "WORKBOOK_DAMAGED"],
  ])("%s", (_, parts, code) => {
    expect(codeOf(() => openWorkbook(zipped(parts)))).toBe(code);
  });

  test("bytes that are not packed text", () => {
    const bytes = exampleWorkbook(example);
    expect(codeOf(() => openWorkbook(new TextEncoder().encode("序号,发票代码")))).toBe("ARCHIVE_DAMAGED");
    for (let at = 0; at < bytes.length; at += 13) {
      expect(codeOf(() => cellsOf(bytes.subarray(0, at)))).toBe("ARCHIVE_DAMAGED");
    }
  });

  test("a flipped bit never turns into other figures", () => {
    const bytes = exampleWorkbook(example);
    // Where it hits the name of the styles, a date stays the number it is held as.
    const readings = [cellsOf(bytes), [[1, "发票号码", "45775"]]].map((rows) => JSON.stringify(rows));
    for (let at = 0; at < bytes.length; at += 13) {
      const flipped = bytes.slice();
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      let reading = readings[0];
      expect(codeOf(() => (reading = JSON.stringify(cellsOf(flipped))))).not.toBe("");
      expect(readings).toContain(reading);
    }
  });

  test("more tabs than anybody has, or several that show one part", () => {
    const tabs = Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`t${index}`, ""]));
    expect(codeOf(() => openWorkbook(exampleWorkbook({ sheets: tabs })))).toBe("WORKBOOK_TOO_LARGE");
    const same = `<Relationships><Relationship Id="rId1" Type="a/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="a/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`;
    const bytes = exampleWorkbook({ ...example, parts: { "xl/_rels/workbook.xml.rels": same } });
    expect(codeOf(() => openWorkbook(bytes))).toBe("WORKBOOK_DAMAGED");
  });

  test("a sheet that is missing or is not text", () => {
    const missing = `<Relationships><Relationship Id="rId1" Type="a/worksheet" Target="no.xml"/></Relationships>`;
    const bytes = exampleWorkbook({ ...example, parts: { "xl/_rels/workbook.xml.rels": missing } });
    expect(codeOf(() => cellsOf(bytes))).toBe("WORKBOOK_DAMAGED");
    expect(codeOf(() => cellsOf(bytes, 5))).toBe("WORKBOOK_DAMAGED");
  });
});

const samples = join(import.meta.dirname, "../../../shared/samples/synthetic");

describe.skipIf(!existsSync(samples))("sample files (skipped where ../shared/samples is absent)", () => {
  const open = (name: string) => openWorkbook(new Uint8Array(readFileSync(join(samples, name))));

  test("the bureau's export", () => {
    const workbook = open("全量发票查询导出结果-synthetic.xlsx");
    expect(workbook.sheets.map(({ name }) => name)).toEqual(["信息汇总表", "发票基础信息"]);
    const [byLine, byInvoice] = [0, 1].map((index) => [...workbook.rows(index)].flat());
    expect(byLine?.[0]?.cells).toHaveLength(27);
    expect(byInvoice?.[0]?.cells).toHaveLength(19);
    const sums = (rows: typeof byLine) =>
      rows?.filter(({ cells }) => cells[3] === "25112000009990000022").map(({ cells }) => cells.join("|"));
    expect(sums(byLine)).toHaveLength(2);
    expect(sums(byInvoice)?.[0]).toContain("|90.27|11.73|102.00|");
  });

  test("figures that lost digits are as they are", () => {
    const [, lost, short] = [...open("damaged-numeric-cells-synthetic.xlsx").rows(0)].flat();
    expect(lost?.cells.slice(0, 5)).toEqual(["25112000009990000000", "", "", "45775.38748842593", "1000"]);
    expect(short?.cells.slice(0, 5)).toEqual(["", "11002300104", "12345", "45107", "97.09"]);
  });
});
