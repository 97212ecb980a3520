import { type BadInput, type Expected, type ExpectedRow, type Fault, refusedFile } from "./bad-input.ts";
import { utf16 } from "./encode-text.ts";
import {
  type Cells,
  type Column,
  columnOrder,
  headings,
  joined,
  noInvoice,
  readRow,
  soundCells,
  soundRow,
  soundValues,
} from "./example-table.ts";
import {
  type Cell,
  figure,
  formula,
  inline,
  type SheetParts,
  shared,
  styles,
  typed,
  type WorkbookParts,
  workbookOf,
} from "./workbook-writer.ts";

const head: readonly Cell[] = columnOrder.map((column) => headings[column]);
const twoRows = [soundRow(2, 11), soundRow(3, 22)];
const plainRows = [head, cellsOf(11), cellsOf(22)];
const plain: SheetParts = { name: "清单", rows: plainRows };
const asFigures = {
  amount: figure("1000"),
  tax: figure("60"),
  total: figure("1060"),
  quantity: figure("1"),
  price: figure("1000"),
};
const bareSums = { amount: "1000", tax: "60", total: "1060", price: "1000" };

/** What Excel, WPS, LibreOffice and the libraries of ERPs make of a sheet, and what is made of it to do harm. */
export const workbooks: readonly BadInput[] = [
  book("shared-texts", plain, read(twoRows)),
  book(
    "inline-texts",
    { rows: plainRows.map((cells) => cells.map((cell) => (cell === "" ? cell : inline(String(cell))))) },
    read(twoRows),
  ),
  changed("amounts-as-numbers", asFigures, readRow(3, soundValues(22, bareSums))),
  changed(
    "amounts-as-formatted-numbers",
    { ...asFigures, amount: figure("1000", styles.money) },
    readRow(3, soundValues(22, bareSums)),
  ),
  changed("rate-as-percentage", { rate: figure("0.06", styles.percent) }, soundRow(3, 22)),
  changed("rate-as-noisy-float", { rate: figure("5.9999999999999998E-2") }, soundRow(3, 22)),
  changed(
    "amount-float-below",
    { amount: figure("999.99999999999989") },
    readRow(3, soundValues(22), { repairs: ["MONEY_FORM amount"] }),
  ),
  changed(
    "amount-float-above",
    { amount: figure("1000.0000000000001") },
    readRow(3, soundValues(22), { repairs: ["MONEY_FORM amount"] }),
  ),
  changed("amount-with-an-exponent", { amount: figure("1E3") }, readRow(3, soundValues(22, { amount: "1000" }))),
  changed("number-as-excel-keeps-it", { digital: figure("2.5112000009990001E+19") }, destroyed("25112000009990000000")),
  changed(
    "number-as-javascript-writes-it",
    { digital: figure("25112000009990000000") },
    destroyed("25112000009990000000"),
  ),
  changed(
    "number-as-javascript-writes-it-four-zeros",
    { digital: figure("25112000009990010000") },
    destroyed("25112000009990000000"),
  ),
  changed("number-with-all-digits-in-a-number-cell", { digital: figure("25112000009990000022") }, soundRow(3, 22)),
  changed(
    "number-as-text-in-a-text-column",
    { digital: (place) => `<c r="${place}" s="${styles.text}" t="str"><v>25112000009990000022</v></c>` },
    soundRow(3, 22),
  ),
  changed(
    "legacy-zeros-lost-in-number-cells",
    { digital: "", code: figure("11002300111"), number: figure("12345"), kind: "增值税电子普通发票" },
    readRow(3, soundValues(22, { number: "00012345", code: "011002300111", kind: "10" }), {
      repairs: ["PADDED_ZEROS code", "PADDED_ZEROS number"],
    }),
  ),
  changed(
    "buyer-id-as-number",
    { buyerId: figure("9.1110302660501504E+17") },
    readRow(3, soundValues(22, { buyerId: "911103026605015000" }), {
      problems: ["reject BUYER_ID_DESTROYED_BY_EXCEL buyer.taxpayerId", "warn TAXPAYER_ID_INVALID buyer.taxpayerId"],
    }),
  ),
  changed("date-cell", { issued: figure("45775", styles.date) }, soundRow(3, 22)),
  changed(
    "date-and-time-cell",
    { issued: figure("45775.387476851851", styles.dateTime) },
    readRow(3, soundValues(22, { issued: "2025-04-28 09:17:58" })),
  ),
  changed("date-cell-in-chinese", { issued: figure("45775", styles.chineseDate) }, soundRow(3, 22)),
  changed(
    "date-as-a-bare-number",
    { issued: figure("45775") },
    readRow(3, soundValues(22), { repairs: ["DATE_SERIAL issuedOn"] }),
  ),
  changed("date-cell-iso", { issued: typed("d", "2025-04-28T00:00:00") }, soundRow(3, 22)),
  changed(
    "date-cell-of-hours",
    { issued: figure("45775", styles.hours) },
    readRow(3, soundValues(22), { repairs: ["DATE_SERIAL issuedOn"] }),
  ),
  changed(
    "date-cell-29-february-1900",
    { issued: figure("60", styles.date) },
    readRow(3, soundValues(22, { issued: "1900-02-29" }), { problems: ["reject DATE_MALFORMED issuedOn"] }),
  ),
  { ...changed("date-cell-from-1904", { issued: figure("44313", styles.date) }, soundRow(3, 22), { is1904: true }) },
  {
    ...changed(
      "date-as-a-bare-number-from-1904",
      { issued: figure("44313") },
      readRow(3, soundValues(22), { repairs: ["DATE_SERIAL issuedOn"] }),
      { is1904: true },
    ),
  },
  changed("formula-worked-out", { tax: formula("ROUND(L3*0.06,2)", "60") }, readRow(3, soundValues(22, { tax: "60" }))),
  changed(
    "formula-of-text",
    { digital: formula('"2511200000999"&"0000022"', "25112000009990000022", "str") },
    soundRow(3, 22),
  ),
  changed(
    "formula-never-worked-out",
    { tax: formula("L3*0.06", null) },
    readRow(3, soundValues(22, { tax: "=L3*0.06" }), {
      problems: ["reject AMOUNT_MALFORMED tax", "reject AMOUNT_MALFORMED lines.0.tax"],
    }),
  ),
  changed(
    "formula-that-fetches",
    { remark: formula('WEBSERVICE("http://example.com/")', "x", "str") },
    readRow(3, soundValues(22, { remark: "x" })),
    {},
    "F23",
  ),
  changed(
    "error-cell",
    { tax: typed("e", "#REF!") },
    readRow(3, soundValues(22, { tax: "#REF!" }), {
      problems: ["reject AMOUNT_MALFORMED tax", "reject AMOUNT_MALFORMED lines.0.tax"],
    }),
  ),
  changed("true-in-a-remark", { remark: typed("b", "1") }, readRow(3, soundValues(22, { remark: "TRUE" }))),
  changed("escaped-carriage-return", { remark: "甲_x000D_\n乙" }, readRow(3, soundValues(22, { remark: "甲\r\n乙" }))),
  changed("escaped-escape", { remark: "甲_x005F_x000D_乙" }, readRow(3, soundValues(22, { remark: "甲_x000D_乙" }))),
  changed("escaped-nul", { remark: "甲_x0000_乙" }, readRow(3, soundValues(22, { remark: "甲_x0000_乙" })), {}, "F21"),
  changed(
    "escaped-half-a-character",
    { remark: "甲_xD842_乙" },
    readRow(3, soundValues(22, { remark: "甲_xD842_乙" })),
    {},
    "F21",
  ),
  changed("rich-text-in-runs", { buyer: shared(0) }, soundRow(3, 22), {
    strings: ["<si><r><t>北京样例</t></r><r><rPr><b/></rPr><t>科技有限公司（测试）</t></r></si>"],
  }),
  changed("text-with-its-pronunciation", { buyer: shared(0) }, soundRow(3, 22), {
    strings: ['<si><t>北京样例科技有限公司（测试）</t><rPh sb="0" eb="2"><t>beijing</t></rPh></si>'],
  }),
  changed(
    "shared-text-that-is-not-there",
    { buyer: shared(9_999) },
    null,
    {},
    "F36",
    refusedFile("WORKBOOK_ROW_DAMAGED", { row: "3" }),
  ),
  changed(
    "shared-text-called-proto",
    { buyer: shared("__proto__") },
    null,
    {},
    "F25",
    refusedFile("WORKBOOK_ROW_DAMAGED", { row: "3" }),
  ),
  changed(
    "cell-of-40000-characters",
    { remark: "长".repeat(40_000) },
    null,
    {},
    "F36",
    refusedFile("CELL_TOO_LONG", { row: "3" }),
  ),
  book("wrong-dimension", { ...plain, dimension: "A1" }, read(twoRows)),
  book("boundless-dimension", { ...plain, dimension: "A1:XFD1048576" }, read(twoRows), "F19"),
  book("rows-far-apart", { ...plain, numbers: [1, 5, 900] }, read([soundRow(5, 11), soundRow(900, 22)])),
  book("rows-without-numbers", { ...plain, numbers: [null, null, null] }, read(twoRows)),
  book(
    "a-row-numbered-back",
    { ...plain, numbers: [1, 3, 2] },
    refusedFile("WORKBOOK_ROW_DAMAGED", { row: "2" }),
    "F36",
  ),
  book(
    "a-row-beyond-the-sheet",
    { ...plain, numbers: [1, 2, 4_294_967_298] },
    refusedFile("WORKBOOK_ROW_DAMAGED"),
    "F36",
  ),
  book(
    "a-cell-in-the-last-column",
    { rows: [head, [...cellsOf(11), () => '<c r="XFD2" t="str"><v>x</v></c>']] },
    { ...refusedFile("TOO_MANY_COLUMNS", { row: "2" }), rows: [] },
    "F19",
  ),
  book(
    "formatted-cells-to-the-last-column",
    { rows: [head, [...cellsOf(11), () => '<c r="XFD2" s="1"/>']] },
    read([soundRow(2, 11)]),
    "F19",
  ),
  book(
    "preamble-and-starred-header",
    {
      rows: [
        ["开票清单"],
        [],
        head.map((name) => `*${name}`),
        cellsOf(11),
        cellsOf(22),
        ["合计", "", "", "", "", "", "", "", "", "", "", "2000", "", "120", "2120"],
      ],
    },
    read([soundRow(4, 11), soundRow(5, 22), noInvoice(6, "footer")]),
  ),
  book("a-hidden-sheet-beside-it", [{ name: "旧", state: "hidden", rows: [head, cellsOf(77)] }, plain], {
    ...read(twoRows),
    sheets: ["清单"],
  }),
  book("a-sheet-hidden-twice-over", [plain, { name: "旧", state: "veryHidden", rows: [head, cellsOf(77)] }], {
    ...read(twoRows),
    sheets: ["清单"],
  }),
  book("an-empty-sheet-first", [{ name: "封面" }, plain], { ...read(twoRows), sheets: ["清单"] }),
  book(
    "a-sheet-a-month",
    [
      { name: "4月", rows: [head, cellsOf(11)] },
      { name: "5月", rows: [head, cellsOf(22)] },
    ],
    { ...read([soundRow(2, 11), soundRow(4, 22)]), sheets: ["4月", "5月"] },
  ),
  book("only-empty-sheets", [{ name: "Sheet1" }, { name: "Sheet2" }], { ...refusedFile("HEADER_NOT_FOUND"), rows: [] }),
  book(
    "sheets-named-to-harm",
    [
      { ...plain, name: "__proto__" },
      { name: "<script>alert(1)</script>", rows: [["x"]] },
    ],
    { ...read(twoRows), sheets: ["__proto__"] },
    "F25",
  ),
  book(
    "headings-of-an-object",
    {
      rows: [
        [...head, "__proto__", "constructor", "toString", "hasOwnProperty"],
        [...cellsOf(11), "1", "2", "3", "4"],
      ],
    },
    { ...read([soundRow(2, 11)]), extra: ["__proto__", "constructor", "toString", "hasOwnProperty"] },
    "F25",
  ),
  parts(
    "prefixed-elements",
    { rewrite: (xml, name) => (name.includes("sheet1") || name.includes("shared") ? prefixed(xml) : xml) },
    read(twoRows),
  ),
  parts(
    "strict-namespaces",
    {
      rewrite: (xml) =>
        xml
          .replaceAll(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
          )
          .replaceAll(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
          ),
    },
    read(twoRows),
  ),
  parts(
    "parts-in-utf-16",
    {
      rewrite: (xml, name) =>
        name.startsWith("xl/") ? utf16(`\uFEFF${xml.replace("UTF-8", "UTF-16")}`, "little") : xml,
    },
    read(twoRows),
    "F22",
  ),
  parts("parts-with-a-bom", { rewrite: (xml) => `\uFEFF${xml}` }, read(twoRows), "F22"),
  parts(
    "broken-byte-in-shared-texts",
    { rewrite: (xml, name) => (name.includes("shared") ? breakByte(xml) : xml) },
    { ...refusedFile("WORKBOOK_DAMAGED"), rows: [] },
    "F22",
  ),
  parts(
    "targets-from-the-root",
    {
      rewrite: (xml, name) =>
        name.endsWith(".rels") ? xml.replaceAll('Target="worksheets', 'Target="/xl/worksheets') : xml,
    },
    read(twoRows),
  ),
  parts(
    "names-with-backslashes",
    { change: (entry) => ({ ...entry, name: String(entry.name).replaceAll("/", "\\") }) },
    read(twoRows),
  ),
  parts("sizes-said-afterwards", { change: (entry) => ({ ...entry, isStreamed: true }) }, read(twoRows)),
  parts("stored-not-packed", { change: (entry) => ({ ...entry, isStored: true }) }, read(twoRows)),
  parts("with-macros", { entries: { "xl/vbaProject.bin": new Uint8Array(200).fill(7) } }, read(twoRows), "F33"),
  parts(
    "with-a-large-picture-first",
    { entries: { "docProps/thumbnail.jpeg": null } },
    read(twoRows),
    "F33",
    thumbnailFirst,
  ),
  parts(
    "link-to-a-file-outside",
    {
      rewrite: (xml, name) =>
        name.endsWith("workbook.xml.rels")
          ? xml.replace(
              "</Relationships>",
              `<Relationship Id="rId80" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="file:///etc/passwd" TargetMode="External"/></Relationships>`,
            )
          : xml,
    },
    read(twoRows),
    "F24",
  ),
  parts(
    "sheet-outside-the-archive",
    {
      rewrite: (xml, name) =>
        name.endsWith("workbook.xml.rels") ? xml.replace("worksheets/sheet1.xml", "../../../../etc/passwd") : xml,
    },
    { ...refusedFile("WORKBOOK_DAMAGED"), rows: [] },
    "F24",
  ),
  parts(
    "entity-from-a-file",
    {
      rewrite: (xml, name) =>
        name.includes("sheet1") ? withDoctype(xml, '<!ENTITY x SYSTEM "file:///etc/passwd">') : xml,
    },
    { ...refusedFile("WORKBOOK_DAMAGED"), rows: [] },
    "F24",
  ),
  parts(
    "billion-laughs",
    { rewrite: (xml, name) => (name.includes("shared") ? withDoctype(xml, laughs()) : xml) },
    { ...refusedFile("WORKBOOK_DAMAGED"), rows: [] },
    "F24",
  ),
  parts(
    "sheet-breaks-off",
    { rewrite: (xml, name) => (name.includes("sheet1") ? xml.slice(0, xml.lastIndexOf("</row>")) : xml) },
    refusedFile("WORKBOOK_DAMAGED"),
    "F17",
  ),
  parts(
    "rows-inside-rows",
    { rewrite: (xml, name) => (name.includes("sheet1") ? xml.replace("</row>", "") : xml) },
    { ...refusedFile("WORKBOOK_ROW_DAMAGED"), rows: [] },
    "F36",
  ),
  parts(
    "elements-100000-deep",
    {
      rewrite: (xml, name) =>
        name.includes("sheet1")
          ? xml.replace("<sheetData>", `${"<x>".repeat(100_000)}${"</x>".repeat(100_000)}<sheetData>`)
          : xml,
    },
    read(twoRows),
    "F36",
  ),
  parts(
    "a-tag-of-two-megabytes",
    {
      rewrite: (xml, name) =>
        name.includes("sheet1") ? xml.replace("<sheetData>", `<sheetData a="${"x".repeat(2_200_000)}">`) : xml,
    },
    read(twoRows),
    "F36",
  ),
  parts(
    "no-shared-texts",
    { entries: { "xl/sharedStrings.xml": null } },
    { ...refusedFile("WORKBOOK_ROW_DAMAGED", { row: "1" }), rows: [] },
    "F17",
  ),
  parts(
    "no-sheet",
    { entries: { "xl/worksheets/sheet1.xml": null } },
    { ...refusedFile("WORKBOOK_DAMAGED"), rows: [] },
    "F17",
  ),
  parts(
    "no-workbook-part",
    { entries: { "xl/workbook.xml": null } },
    { ...refusedFile("WORKBOOK_DAMAGED"), rows: [] },
    "F17",
  ),
  parts("no-relationships", { entries: { "_rels/.rels": null } }, read(twoRows), "F17"),
  parts(
    "binary-workbook",
    {
      rewrite: (xml, name) => (name === "_rels/.rels" ? xml.replace("workbook.xml", "workbook.bin") : xml),
      entries: { "xl/workbook.bin": new Uint8Array([0x83, 1, 0]) },
    },
    { ...refusedFile("FILE_IS_XLSB"), rows: [] },
    "F33",
  ),
];

function book(
  name: string,
  sheets: SheetParts | readonly SheetParts[],
  expected: Expected,
  fault: Fault = "§5",
): BadInput {
  const all = Array.isArray(sheets) ? (sheets as readonly SheetParts[]) : [sheets as SheetParts];
  return { name: `xlsx-${name}`, fault, file: `${name}.xlsx`, bytes: () => workbookOf({ sheets: all }), expected };
}

/** A sound row, one with other cells, a sound row. */
function changed(
  name: string,
  cells: Partial<Record<Column, Cell>>,
  row: ExpectedRow | null,
  more: Partial<WorkbookParts> = {},
  fault: Fault = "§5",
  expected: Expected = read([soundRow(2, 11), ...(row ? [row] : []), soundRow(4, 33)]),
): BadInput {
  const own = { ...soundCells(22), ...cells } as Readonly<Record<Column, Cell>>;
  const rows = [head, cellsOf(11), columnOrder.map((column) => own[column]), cellsOf(33)];
  return {
    name: `xlsx-${name}`,
    fault,
    file: `${name}.xlsx`,
    bytes: () => workbookOf({ sheets: [{ name: "清单", rows }], ...more }),
    expected,
  };
}

function parts(
  name: string,
  more: Partial<WorkbookParts>,
  expected: Expected,
  fault: Fault = "§5",
  write: (workbook: WorkbookParts) => Uint8Array = workbookOf,
): BadInput {
  return {
    name: `xlsx-${name}`,
    fault,
    file: `${name}.xlsx`,
    bytes: () => write({ sheets: [plain], ...more }),
    expected,
  };
}

function read(rows: readonly ExpectedRow[]): Expected {
  return { refused: null, rows };
}

function cellsOf(serial: number): readonly Cell[] {
  const cells: Cells = soundCells(serial);
  return columnOrder.map((column) => cells[column]);
}

function destroyed(number: string): ExpectedRow {
  return readRow(3, soundValues(22, { number }), { problems: ["reject NUMBER_ENDS_IN_ZEROS number"] });
}

function prefixed(xml: string): string {
  return xml.replace(/<(\/?)(worksheet|sheetData|row|c|v|sst|si|t|is)\b/g, "<$1x:$2").replace("xmlns=", "xmlns:x=");
}

function breakByte(xml: string): Uint8Array {
  const at = xml.indexOf("北京样例");
  const [before, after] = [new TextEncoder().encode(xml.slice(0, at)), new TextEncoder().encode(xml.slice(at))];
  return joined(before, Uint8Array.of(0xff), after);
}

function withDoctype(xml: string, declared: string): string {
  return xml.replace("?>", `?><!DOCTYPE x [${declared}]>`);
}

function laughs(): string {
  const levels = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`);
  return `<!ENTITY l0 "ha">${levels.join("")}`;
}

/** As a designer's program packs it: what tells a workbook comes after the first 64 KB. */
function thumbnailFirst({ sheets }: WorkbookParts): Uint8Array {
  const picture = Uint8Array.from({ length: 90_000 }, (_, at) => (at * 7_919) >> 3);
  let isFirst = true;
  const bytes = workbookOf({
    sheets,
    entries: { "docProps/thumbnail.jpeg": picture },
    change: (entry) => {
      const swapped = isFirst ? { ...entry, name: "docProps/thumbnail.jpeg", content: picture, isStored: true } : entry;
      isFirst = false;
      return entry.name === "docProps/thumbnail.jpeg"
        ? { ...entry, name: "[Content_Types].xml", content: new TextEncoder().encode("<Types/>") }
        : swapped;
    },
  });
  return bytes;
}
