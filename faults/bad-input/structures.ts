import { type BadInput, type Expected, type Fault, refusedFile, type Totals } from "./bad-input.ts";
import { encodeText } from "./encode-text.ts";
import {
  columnOrder,
  csvText,
  headings,
  joined,
  quoted,
  readRow,
  soundCells,
  soundRow,
  soundValues,
  utf8,
} from "./example-table.ts";
import { type Cell, rowsXml, workbookOf } from "./workbook-writer.ts";

const head = `${columnOrder.map((column) => headings[column]).join(",")}\r\n`;
const row = (serial: number) => csvText([soundCells(serial)]).slice(head.length);
const two = [soundRow(2, 11), soundRow(3, 22)];
const megabyte = 1_048_576;

/** F19, F36: files whose size or shape is the attack; and some that are only large. */
export const structures: readonly BadInput[] = [
  file(
    "1000000-columns-in-the-header",
    () => utf8(`${head.trimEnd()}${",甲".repeat(1_000_000)}\r\n${row(11)}`),
    { ...refusedFile("TOO_MANY_COLUMNS", { row: "1" }), rows: [] },
    true,
  ),
  file(
    "1000000-columns-in-a-row",
    () => utf8(`${head}${row(11)}${"1,".repeat(1_000_000)}\r\n`),
    refusedFile("TOO_MANY_COLUMNS", { row: "3" }),
    true,
  ),
  file(
    "201-columns",
    () => utf8(`${head.trimEnd()}${Array.from({ length: 185 }, (_, at) => `,栏${at}`).join("")}\r\n${row(11)}`),
    { ...refusedFile("TOO_MANY_COLUMNS", { row: "1", limit: "200" }), rows: [] },
  ),
  file(
    "200-columns",
    () => utf8(`${head.trimEnd()}${Array.from({ length: 184 }, (_, at) => `,栏${at}`).join("")}\r\n${row(11)}`),
    { refused: null, rows: [soundRow(2, 11)] },
  ),
  file("16000-commas-behind-a-row", () => utf8(`${head}${row(11).trimEnd()}${",".repeat(16_000)}\r\n${row(22)}`), {
    refused: null,
    rows: two,
  }),
  file(
    "a-quote-open-for-5-megabytes",
    openQuote,
    { ...refusedFile("QUOTE_NOT_CLOSED", { row: "3" }), rows: [soundRow(2, 11)] },
    true,
  ),
  file(
    "a-quote-open-at-the-end",
    () => utf8(`${head}${row(11)}"${row(22)}`),
    refusedFile("QUOTE_NOT_CLOSED", { row: "3" }),
  ),
  file("a-quote-before-the-header", () => utf8(`"${head}${row(11)}${row(22)}`), {
    ...refusedFile("QUOTE_NOT_CLOSED", { row: "1" }),
    rows: [],
  }),
  file(
    "one-line-of-30-megabytes",
    () => repeated("一", 30 * megabyte),
    { ...refusedFile("RECORD_TOO_LONG"), rows: [] },
    true,
  ),
  file(
    "a-row-of-30-megabytes",
    () => started(repeated("x", 30 * megabyte)),
    { ...refusedFile("RECORD_TOO_LONG", { row: "2" }), rows: [] },
    true,
  ),
  file(
    "30-megabytes-of-quotes",
    () => started(repeated('"', 30 * megabyte)),
    { ...refusedFile("RECORD_TOO_LONG", { row: "2" }), rows: [] },
    true,
  ),
  file(
    "30-megabytes-of-commas",
    () => started(repeated(",", 30 * megabyte)),
    { ...refusedFile("RECORD_TOO_LONG", { row: "2" }), rows: [] },
    true,
  ),
  file(
    "30-megabytes-of-returns",
    () => started(repeated("\r", 30 * megabyte)),
    { ...refusedFile("RECORD_TOO_LONG", { row: "2" }), rows: [] },
    true,
  ),
  file(
    "200000-blank-lines",
    () => started(repeated("\n", 200_000)),
    { refused: null, totals: { ...none(), blank: 200_000 } },
    true,
  ),
  file(
    "a-million-rows-and-one-more",
    () => started(repeated(",\n", 2 * 1_000_001)),
    refusedFile("TOO_MANY_ROWS", { limit: "1000000" }),
    true,
  ),
  file("60-megabytes-of-blanks", () => repeated(" ", 60 * megabyte), refusedFile("FILE_EMPTY"), true),
  file(
    "a-cell-of-32769-characters",
    () => utf8(csvText([soundCells(11), { ...soundCells(22), remark: "长".repeat(32_769) }])),
    { ...refusedFile("CELL_TOO_LONG", { row: "3" }), rows: [] },
  ),
  file(
    "a-cell-of-32768-characters",
    () => utf8(csvText([soundCells(11), { ...soundCells(22), remark: "长".repeat(32_768) }])),
    {
      refused: null,
      rows: [
        soundRow(2, 11),
        readRow(3, soundValues(22, { remark: "长".repeat(32_768) }), { problems: ["reject TEXT_TOO_LONG remark"] }),
      ],
    },
  ),
  file(
    "a-cell-of-20000-lines",
    () => utf8(csvText([{ ...soundCells(11), remark: "甲\n".repeat(10_000).trimEnd() }, soundCells(22)])),
    {
      refused: null,
      rows: [
        readRow(2, soundValues(11, { remark: "甲\n".repeat(10_000).trimEnd() }), {
          problems: ["reject TEXT_TOO_LONG remark"],
        }),
        soundRow(3, 22),
      ],
    },
  ),
  file(
    "headings-of-an-object",
    () =>
      utf8(
        `${head.trimEnd()},__proto__,constructor,prototype,toString,hasOwnProperty\r\n${row(11).trimEnd()},1,2,3,4,5\r\n`,
      ),
    {
      refused: null,
      rows: [soundRow(2, 11)],
      extra: ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"],
    },
    false,
    "F25",
  ),
  file(
    "only-a-heading-called-proto",
    () => utf8("__proto__,constructor\r\n1,2\r\n"),
    { ...refusedFile("HEADER_NOT_FOUND"), rows: [] },
    false,
    "F25",
  ),
  file(
    "cells-called-like-an-object",
    () => utf8(csvText([{ ...soundCells(11), kind: "__proto__", rate: "constructor", buyer: "toString" }])),
    {
      refused: null,
      rows: [
        readRow(2, soundValues(11, { kind: "", rate: "constructor", buyer: "toString" }), {
          problems: ["warn KIND_TEXT_UNKNOWN kind", "reject KIND_UNKNOWN kind", "reject TEXT_TOO_LONG lines.0.rate"],
        }),
      ],
    },
    false,
    "F25",
  ),
  file(
    "json-in-a-list-name",
    () => utf8('{"发票号码":"25112000009990000011","__proto__":{"isAdmin":true}}'),
    { ...refusedFile("HEADER_NOT_FOUND"), rows: [] },
    false,
    "F25",
  ),
  file("json-200000-deep", () => utf8(`${"[".repeat(200_000)}${"]".repeat(200_000)}`), {
    ...refusedFile("HEADER_NOT_FOUND"),
    rows: [],
  }),
  file(
    "json-array-of-a-million",
    () => utf8(`[${"0,".repeat(1_000_000)}0]`),
    { ...refusedFile("HEADER_NOT_FOUND"), rows: [] },
    true,
  ),
  file(
    "figures-that-make-patterns-go-back",
    () =>
      evil({
        digital: "1".repeat(30_000),
        amount: `${"1,".repeat(15_000)}x`,
        issued: `2025-04-28${" ".repeat(30_000)}x`,
      }),
    {
      refused: null,
      totals: { ...none(), data: 2, accepted: 1, yuan: "1060.00" },
    },
  ),
  file(
    "blanks-that-make-patterns-go-back",
    () =>
      evil({
        buyer: `甲${" ".repeat(30_000)}乙`,
        remark: `被红冲${"：".repeat(30_000)}`,
        item: `*${"\u200B ".repeat(15_000)}x`,
      }),
    {
      refused: null,
      totals: { ...none(), data: 2, accepted: 1, yuan: "1060.00" },
    },
  ),
  file(
    "zeros-that-make-patterns-go-back",
    () =>
      evil({
        rate: `0.${"0".repeat(30_000)}1`,
        quantity: `1.${"0".repeat(30_000)}x`,
        price: `1.${"9".repeat(30_000)}`,
        total: `1060.${"0".repeat(30_000)}1`,
      }),
    {
      refused: null,
      totals: { ...none(), data: 2, accepted: 1, yuan: "1060.00" },
    },
  ),
  file("blanks-within-the-cells-of-twelve-rows", () => evilRows(), { refused: null, totals: { ...none(), data: 12 } }),
  file(
    "400-bad-cells-of-10000-characters",
    () => evilMany(),
    { refused: null, totals: { ...none(), data: 400, accepted: 100, yuan: "106000.00" } },
    true,
  ),
  file(
    "30000-sound-rows-in-gbk",
    () => manyRows(30_000),
    { refused: null, encoding: "gb18030", totals: { ...none(), data: 30_000, accepted: 30_000, yuan: "31800000.00" } },
    true,
    "§5",
  ),
  file(
    "50000-rows-of-one-invoice",
    () => oneInvoice(50_000),
    { refused: null, totals: { ...none(), data: 1, part: 49_999 } },
    true,
  ),
  {
    ...file(
      "20000-rows-in-a-workbook",
      () => manyCells(20_000),
      { refused: null, totals: { ...none(), data: 20_000, accepted: 20_000, yuan: "21200000.00" } },
      true,
      "§5",
    ),
    file: "20000-rows.xlsx",
  },
];

function file(
  name: string,
  bytes: BadInput["bytes"],
  expected: Expected,
  isHeavy = false,
  fault: Fault = /deep|patterns|cells|json|cell/.test(name) ? "F36" : "F19",
): BadInput {
  return { name, fault, file: `${name}.csv`, bytes, expected, ...(isHeavy && { isHeavy }) };
}

function none(): Totals {
  return { data: 0, part: 0, blank: 0, footer: 0, accepted: 0, yuan: "0.00" };
}

/** So many bytes of one text over and over, a piece at a time. */
function* repeated(text: string, length: number): Generator<Uint8Array> {
  const piece = utf8(text.repeat(Math.ceil(65_536 / utf8(text).length)));
  for (let left = length; left > 0; left -= piece.length) yield left < piece.length ? piece.subarray(0, left) : piece;
}

function* started(rest: Generator<Uint8Array>): Generator<Uint8Array> {
  yield utf8(head);
  yield* rest;
}

function* openQuote(): Generator<Uint8Array> {
  yield utf8(`${head}${row(11)}"`);
  const rows = utf8(row(22).repeat(400));
  for (let length = 0; length < 5 * megabyte; length += rows.length) yield rows;
}

function evil(cells: Parameters<typeof Object.assign>[0]): Uint8Array {
  return utf8(csvText([{ ...soundCells(11), ...cells }, soundCells(22)]));
}

/** 700 KB in which a careless pattern looks for the end of the blanks again from each of them. */
function evilRows(): Uint8Array {
  const long = ` 甲${" ".repeat(20_000)}乙`;
  return utf8(
    csvText(Array.from({ length: 12 }, (_, at) => ({ ...soundCells(at + 11), buyer: long, item: long, remark: long }))),
  );
}

function evilMany(): Generator<Uint8Array> {
  const cells = [
    `1${",000".repeat(2_500)}x`,
    `${" ".repeat(10_000)}x`,
    `2025-04-28${" 0".repeat(5_000)}`,
    "９".repeat(10_000),
  ];
  const columns = ["amount", "buyer", "issued", "digital"] as const;
  return started(
    (function* () {
      for (let serial = 0; serial < 400; serial++) {
        const own = { ...soundCells(serial), [columns[serial % 4] ?? "amount"]: cells[serial % 4] };
        yield utf8(`${columnOrder.map((column) => quoted(String(own[column]))).join(",")}\r\n`);
      }
    })(),
  );
}

function* manyRows(count: number): Generator<Uint8Array> {
  yield encodeText(head, "gb18030");
  const [before, after] = row(0).split("25112000009990000000");
  const tail = encodeText(after ?? "", "gb18030");
  for (let first = 0; first < count; first += 1_000) {
    const rows = Array.from({ length: 1_000 }, (_, at) => joined(utf8(`${before}${serialNumber(first + at)}`), tail));
    yield joined(...rows);
  }
}

/** Of 20 digits, none of them ending in five zeros. */
function serialNumber(serial: number): string {
  return `2511200000${String(serial).padStart(9, "0")}7`;
}

/** A row a line, and no end of lines. */
function* oneInvoice(count: number): Generator<Uint8Array> {
  yield utf8("数电发票号码,开票日期,发票票种,购方识别号,购买方名称,项目名称,数量,单价,金额,税率,税额,价税合计\r\n");
  for (let first = 0; first < count; first += 1_000) {
    const rows = Array.from(
      { length: 1_000 },
      (_, at) =>
        `25112000009990000011,2025-04-28,专票,91110108MA09XX021Q,北京样例科技,*服务*${first + at},1,1.00,1.00,6%,0.06,1.06\r\n`,
    );
    yield utf8(rows.join(""));
  }
}

function manyCells(count: number): Uint8Array {
  const strings: string[] = [];
  const rows = Array.from({ length: count }, (_, serial): Cell[] => {
    const own = { ...soundCells(0) };
    return columnOrder.map((column) =>
      column === "digital" ? (place) => `<c r="${place}" t="str"><v>${serialNumber(serial)}</v></c>` : own[column],
    );
  });
  const xml = rowsXml({ rows: [columnOrder.map((column) => headings[column]), ...rows] }, strings, 0);
  return workbookOf({
    sheets: [{ xml: `<worksheet><sheetData>${xml}</sheetData></worksheet>` }],
    strings: strings.map((text) => `<si><t>${text}</t></si>`),
  });
}
