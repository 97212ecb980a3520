import { type BadInput, type Expected, type Fault, refusedFile } from "./bad-input.ts";
import { readDocument, soundOfd, soundPdf, soundXml } from "./example-document.ts";
import { columnOrder, csvText, headings, readRow, soundCells, soundRow, soundValues, utf8 } from "./example-table.ts";
import { workbookOf } from "./workbook-writer.ts";
import { zipOf } from "./zip-writer.ts";

const table = csvText([soundCells(11), soundCells(22), soundCells(33)]);
/** Where the third of its rows begins. */
const rowFour = utf8(csvText([soundCells(11), soundCells(22)])).length;
const two = [soundRow(2, 11), soundRow(3, 22)];
const cells = [soundCells(11), soundCells(22)].map((row) => columnOrder.map((column) => row[column]));
const workbook = () => workbookOf({ sheets: [{ rows: [Object.values(headings), ...cells] }] });
const pdf = () => soundPdf();
const bundle = () =>
  zipOf([
    { name: "a.xml", content: utf8(soundXml) },
    { name: "b.ofd", content: soundOfd() },
  ]);
const noSums = ["reject AMOUNT_REQUIRED amount", "reject AMOUNT_REQUIRED tax", "reject AMOUNT_REQUIRED total"];
const shares = [0.05, 0.5, 0.9, 0.999] as const;

/**
 * F17: uploads that were cut. A workbook, an OFD, an XML and an archive say so themselves; a list does not, which is why
 * an upload is compared with the length and the SHA-256 its browser announced before anything is called received.
 */
export const cutFiles: readonly BadInput[] = [
  csv("nothing-arrived", 0, refusedFile("FILE_EMPTY")),
  csv("cut-in-the-header", 38, { refused: null, rows: [] }),
  csv("cut-at-a-row-no-reader-can-tell", rowFour, { refused: null, rows: two }),
  csv("cut-in-the-number", rowFour + 12, {
    refused: null,
    rows: [
      ...two,
      readRow(4, blankBut({ number: "251120000099" }), {
        problems: [
          "reject KIND_UNKNOWN kind",
          "reject NUMBER_MALFORMED number",
          "reject DATE_MALFORMED issuedOn",
          ...noSums,
        ],
      }),
    ],
  }),
  csv("cut-in-a-character", rowFour + 38, {
    ...refusedFile("TEXT_BROKEN", { row: "4", encoding: "UTF-8" }),
    rows: two,
  }),
  csv("cut-in-the-total", utf8(table).length - 7, {
    refused: null,
    rows: [...two, readRow(4, soundValues(33, { total: "106" }), { problems: ["reject SUM_DIFFERS total"] })],
  }),
  csv("cut-in-a-quoted-cell", 0, refusedFile("QUOTE_NOT_CLOSED", { row: "3" }), quotedAndCut),
  ...shares.map((share) => cut("xlsx", share, workbook, refusedFile("ARCHIVE_DAMAGED"))),
  ...shares.map((share) => cut("ofd", share, () => soundOfd(), refusedFile("ARCHIVE_DAMAGED"))),
  ...shares.map((share) => cut("zip", share, bundle, refusedFile("ARCHIVE_DAMAGED"))),
  ...shares.map((share) => cut("xml", share, () => utf8(soundXml), refusedFile("XML_DAMAGED"))),
  cut("pdf", 0.05, pdf, refusedFile("PDF_DAMAGED")),
  cut("pdf", 0.5, pdf, refusedFile("PDF_DAMAGED")),
  cut("pdf", 0.999, pdf, readDocument()),
  file("xlsx-without-its-last-byte", "xlsx", () => workbook().slice(0, -1), refusedFile("ARCHIVE_DAMAGED")),
  file("xlsx-with-a-hole-of-zeros", "xlsx", () => holed(workbook(), 0.5), refusedFile("ARCHIVE_DAMAGED")),
  file("ofd-with-a-hole-of-zeros", "ofd", () => holed(soundOfd(), 0.3), refusedFile("ARCHIVE_DAMAGED")),
  file("csv-with-a-hole-of-zeros", "csv", () => holed(utf8(table.repeat(3)), 0.5), refusedFile("FILE_NOT_TEXT")),
  file(
    "png-cut",
    "png",
    () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0),
    refusedFile("IMAGE_DAMAGED"),
  ),
  file("jpeg-cut", "jpg", () => Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a), refusedFile("IMAGE_DAMAGED")),
  file("only-zeros", "xlsx", () => new Uint8Array(10_000), refusedFile("FILE_NOT_TEXT"), "F18"),
  file("only-blanks", "csv", () => utf8(" \r\n\t\r\n"), refusedFile("FILE_EMPTY"), "F18"),
  file("only-a-mark", "csv", () => utf8("\uFEFF"), refusedFile("FILE_EMPTY"), "F18"),
];

function blankBut(changes: Parameters<typeof soundValues>[1]) {
  const blank = Object.fromEntries(Object.keys(soundValues(0)).map((name) => [name, ""]));
  return { ...soundValues(0), ...blank, ...changes };
}

function file(
  name: string,
  ending: string,
  bytes: () => Uint8Array,
  expected: Expected,
  fault: Fault = "F17",
): BadInput {
  return { name, fault, file: `${name}.${ending}`, bytes, expected };
}

function csv(
  name: string,
  length: number,
  expected: Expected,
  bytes: () => Uint8Array = () => utf8(table).slice(0, length),
): BadInput {
  return file(`csv-${name}`, "csv", bytes, expected);
}

function cut(ending: string, share: number, bytes: () => Uint8Array, expected: Expected): BadInput {
  const short = () => {
    const whole = bytes();
    return whole.slice(0, Math.floor(whole.length * share));
  };
  return file(`${ending}-cut-at-${share * 100}-percent`, ending, short, expected);
}

function quotedAndCut(): Uint8Array {
  return utf8(csvText([soundCells(11), { ...soundCells(22), remark: "甲,乙" }]).replace('乙"', "乙"));
}

/** As a disk leaves it where a block was never written. */
function holed(bytes: Uint8Array, share: number): Uint8Array {
  const at = Math.floor(bytes.length * share);
  return bytes.slice().fill(0, at, at + 200);
}
