import { type BadInput, type Expected, type Fault, refusedFile } from "./bad-input.ts";
import { readDocument, soundOfd, soundPdf, soundXml } from "./example-document.ts";
import { columnOrder, csvText, headings, joined, soundCells, soundRow, utf8 } from "./example-table.ts";
import { workbookOf } from "./workbook-writer.ts";
import { zipOf } from "./zip-writer.ts";

const list = () => utf8(csvText([soundCells(11), soundCells(22)]));
const workbook = () =>
  workbookOf({
    sheets: [
      { rows: [Object.values(headings), ...[11, 22].map((serial) => columnOrder.map((c) => soundCells(serial)[c]))] },
    ],
  });
const read: Expected = { refused: null, rows: [soundRow(2, 11), soundRow(3, 22)] };
const one = readDocument();
const compound = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
const utf16Name = (name: string) => new Uint8Array(Buffer.from(name, "utf16le"));

/** F33: what a file is, its bytes say; what it is called, is only shown. */
export const namesAndKinds: readonly BadInput[] = [
  file("workbook-called-csv", "清单.csv", workbook, read),
  file("workbook-called-xls", "清单.xls", workbook, read),
  file("list-called-xlsx", "清单.xlsx", list, read),
  file("list-called-xls", "清单.xls", list, read),
  file("list-called-pdf", "发票.pdf", list, read),
  file("list-without-an-ending", "清单", list, read),
  file("xml-called-ofd", "发票.ofd", () => utf8(soundXml), one),
  file("ofd-called-pdf", "发票.pdf", () => soundOfd(), one),
  file("ofd-called-zip", "发票.zip", () => soundOfd(), one),
  file("pdf-called-ofd", "发票.ofd", () => soundPdf(), one),
  file("pdf-after-what-a-printer-wrote", "发票.pdf", () => joined(utf8("\x1B%-12345X@PJL JOB\r\n"), soundPdf()), one),
  file("old-workbook", "清单.xls", () => joined(compound, new Uint8Array(4_000)), refusedFile("FILE_IS_XLS")),
  file(
    "workbook-with-a-password",
    "清单.xlsx",
    () =>
      joined(
        compound,
        new Uint8Array(1_500),
        utf16Name("EncryptionInfo"),
        new Uint8Array(800),
        utf16Name("EncryptedPackage"),
        new Uint8Array(2_000),
      ),
    refusedFile("FILE_IS_ENCRYPTED"),
  ),
  file(
    "old-document",
    "清单.doc",
    () => joined(compound, new Uint8Array(1_500), utf16Name("WordDocument"), new Uint8Array(2_000)),
    refusedFile("FILE_IS_XLS"),
  ),
  file(
    "page-called-xls",
    "清单.xls",
    () => utf8(`<html><head><meta charset="utf-8"></head><table><tr><td>发票号码</td></tr></table></html>`),
    refusedFile("FILE_IS_HTML"),
  ),
  file(
    "page-after-blank-lines",
    "清单.xls",
    () => utf8(`\r\n\r\n  <TABLE><tr><td>发票号码</td></tr></TABLE>`),
    refusedFile("FILE_IS_HTML"),
  ),
  file(
    "workbook-in-xml-of-2003",
    "清单.xls",
    () =>
      utf8(
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
      ),
    refusedFile("FILE_IS_XLS"),
  ),
  file(
    "spreadsheet-of-libreoffice",
    "清单.ods",
    () =>
      zipOf([
        { name: "mimetype", content: utf8("application/vnd.oasis.opendocument.spreadsheet"), isStored: true },
        { name: "content.xml", content: utf8("<office:document-content/>") },
      ]),
    refusedFile("FILE_IS_ODS"),
  ),
  file(
    "document-of-word",
    "发票.docx",
    () =>
      zipOf([
        { name: "[Content_Types].xml", content: utf8("<Types/>") },
        { name: "word/document.xml", content: utf8("<w:document/>") },
      ]),
    refusedFile("FILE_IS_OFFICE"),
  ),
  file(
    "presentation",
    "发票.pptx",
    () =>
      zipOf([
        { name: "[Content_Types].xml", content: utf8("<Types/>") },
        { name: "ppt/presentation.xml", content: utf8("<p:presentation/>") },
      ]),
    refusedFile("FILE_IS_OFFICE"),
  ),
  file(
    "rar",
    "发票.rar",
    () => joined(utf8("Rar!\x1A\x07\x01\x00"), new Uint8Array(500)),
    refusedFile("FILE_IS_ARCHIVE"),
  ),
  file(
    "seven-zip",
    "发票.7z",
    () => joined(Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), new Uint8Array(500)),
    refusedFile("FILE_IS_ARCHIVE"),
  ),
  file(
    "gzip",
    "清单.csv.gz",
    () => joined(Uint8Array.of(0x1f, 0x8b, 8), new Uint8Array(500)),
    refusedFile("FILE_IS_ARCHIVE"),
  ),
  file(
    "program",
    "清单.csv",
    () =>
      joined(
        utf8("MZ"),
        Uint8Array.from({ length: 4_000 }, (_, at) => (at * 37) % 32),
      ),
    refusedFile("FILE_NOT_TEXT"),
  ),
  file(
    "elf",
    "清单",
    () => joined(Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1), new Uint8Array(4_000)),
    refusedFile("FILE_NOT_TEXT"),
  ),
  file(
    "sound-recording",
    "清单.csv",
    () =>
      joined(
        utf8("RIFF\x24\x08\x00\x00WAVEfmt "),
        Uint8Array.from({ length: 4_000 }, (_, at) => at % 7),
      ),
    refusedFile("FILE_NOT_TEXT"),
  ),
  file("picture-without-a-code", "发票.bmp", blankPicture, refusedFile("IMAGE_WITHOUT_QR")),
  file(
    "picture-of-heic",
    "发票.jpg",
    () => joined(Uint8Array.of(0, 0, 0, 0x18), utf8("ftypheic"), new Uint8Array(500)),
    refusedFile("IMAGE_FORMAT_UNREADABLE", { format: "HEIC" }),
  ),
  file("picture-that-says-100000-pixels-square", "发票.png", hugePicture, refusedFile("IMAGE_TOO_LARGE"), "F20"),
  file(
    "list-and-page-in-one",
    "清单.csv",
    () => utf8(`数电发票号码,备注\r\n25112000009990000011,<html><script>alert(1)</script>\r\n`),
    {
      refused: null,
      totals: { data: 1, part: 0, blank: 0, footer: 0, accepted: 0, yuan: "0.00" },
    },
  ),
  file(
    "picture-and-archive-in-one",
    "发票.gif",
    () =>
      joined(utf8("GIF89a"), Uint8Array.of(1, 0, 1, 0, 0, 0, 0), zipOf([{ name: "OFD.xml", content: utf8("<OFD/>") }])),
    refusedFile("IMAGE_DAMAGED"),
  ),
  file(
    "pdf-and-archive-in-one",
    "发票.pdf",
    () => joined(soundPdf(), zipOf([{ name: "OFD.xml", content: utf8("<OFD/>") }])),
    one,
  ),
  file("page-and-pdf-in-one", "发票.html", () => joined(utf8("<html><script>alert(1)</script>\n"), soundPdf()), one),
  file(
    "workbook-that-is-an-ofd-as-well",
    "发票.xlsx",
    () => soundOfd({ extra: { "xl/workbook.xml": utf8("<workbook/>"), "[Content_Types].xml": utf8("<Types/>") } }),
    one,
  ),
  file("an-ofd-deeper-down", "发票.ofd", () => zipOf([{ name: "a/OFD.xml", content: utf8("<OFD/>") }]), {
    refused: null,
    documents: [{ path: "a/OFD.xml", refused: "FILE_IS_TABLE", values: null, problems: [] }],
  }),
  ...[
    "..\\..\\windows\\system32\\清单.csv",
    "../../etc/passwd\u0000.csv",
    "清单\r\nSet-Cookie: a=b.csv",
    '清单"; filename="x.exe.csv',
    "<img src=x onerror=alert(1)>.csv",
    "清单\u202Evsc.exe",
    "CON.csv",
    `${"长".repeat(300)}.csv`,
    "=cmd|' /C calc'!A0.csv",
    "__proto__",
    ".csv",
  ].map((name, at) => file(`hostile-name-${at + 1}`, name, list, read)),
];

function file(
  name: string,
  called: string,
  bytes: () => Uint8Array,
  expected: Expected,
  fault: Fault = "F33",
): BadInput {
  return { name, fault, file: called, bytes, expected };
}

/** 40 × 40 white pixels. */
function blankPicture(): Uint8Array {
  const pixels = 40 * 40 * 3;
  const view = new DataView(new ArrayBuffer(54 + pixels));
  view.setUint16(0, 0x424d);
  view.setUint32(2, 54 + pixels, true);
  view.setUint32(10, 54, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, 40, true);
  view.setInt32(22, 40, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  return new Uint8Array(view.buffer).fill(255, 54);
}

function hugePicture(): Uint8Array {
  const view = new DataView(new ArrayBuffer(600));
  view.setUint32(0, 0x89504e47);
  view.setUint32(4, 0x0d0a1a0a);
  view.setUint32(8, 13);
  view.setUint32(12, 0x49484452);
  view.setUint32(16, 100_000);
  view.setUint32(20, 100_000);
  view.setUint8(24, 8);
  view.setUint8(25, 6);
  return new Uint8Array(view.buffer);
}
