import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { UnreadableFile } from "../unreadable-file.ts";
import { invoicePage } from "./example-invoice-page.ts";
import { exampleOfd } from "./example-ofd.ts";
import { examplePdf } from "./example-pdf.ts";
import { type BundleRow, readBundle } from "./read-bundle.ts";

const blind = { readQrImage: null };
const numberOf = (serial: number) => `251120000099900${String(serial).padStart(5, "0")}`;
const xml = (number: string) => strToU8(`<EInvoice><Header><EIid>${number}</EIid></Header></EInvoice>`);
const ofd = (number: string) => exampleOfd({ customData: { 发票号码: number, 合计金额: "1.00", 合计税额: "0.06" } });
const pdf = (number: string) => examplePdf({ pages: [invoicePage({ number })] });

async function rowsOf(bytes: Uint8Array): Promise<BundleRow[]> {
  return Array.fromAsync(readBundle(bytes, blind));
}

async function problemOf(bytes: Uint8Array) {
  try {
    await rowsOf(bytes);
  } catch (error) {
    if (error instanceof UnreadableFile) return error.problem;
    throw error;
  }
  throw new Error("it was read");
}

/** Row number, name, and what was read of it. */
const told = ({ rowNumber, name, reading, problem }: BundleRow) => [
  rowNumber,
  name,
  reading ? reading.draft.number : problem?.code,
];

describe("a folder of invoices", () => {
  test("one row a file, by path, the richest of an invoice first", async () => {
    const [one, two] = [numberOf(1), numberOf(2)];
    const bytes = zipSync({
      [`十一月/dzfp_${one}_客户_20250428091801.pdf`]: pdf(one),
      [`十一月/dzfp_${one}_客户_20250428091759.ofd`]: ofd(one),
      [`十一月/dzfp_${one}_客户_20250428091800.xml`]: xml(one),
      "a.pdf": pdf(two),
      "a.xml": xml(two),
    });
    expect((await rowsOf(bytes)).map(told)).toEqual([
      [1, "a.xml", two],
      [2, "a.pdf", two],
      [3, `十一月/dzfp_${one}_客户_20250428091800.xml`, one],
      [4, `十一月/dzfp_${one}_客户_20250428091759.ofd`, one],
      [5, `十一月/dzfp_${one}_客户_20250428091801.pdf`, one],
    ]);
  });

  test("what is no invoice is said in its row, and the others are read", async () => {
    const bytes = zipSync({
      "1.ofd": exampleOfd({ page: [[1, "Hello", 10]] }),
      "2.pdf": strToU8("%PDF-1.7 cut off"),
      "3.csv": strToU8("数电发票号码,金额\n"),
      "4.xlsx": zipSync({ "[Content_Types].xml": strToU8("<x/>"), "xl/workbook.xml": strToU8("<x/>") }),
      "5.docx": zipSync({ "[Content_Types].xml": strToU8("<x/>"), "word/document.xml": strToU8("<x/>") }),
      "6.zip": zipSync({ "a.xml": xml(numberOf(1)) }),
      "7.rar": strToU8("Rar!\x1a\x07\x00"),
      "8.heic": strToU8("\0\0\0\x18ftypheic"),
      "9.txt": new Uint8Array(0),
      "a.xml": xml(numberOf(1)),
    });
    expect((await rowsOf(bytes)).map(told)).toEqual([
      [1, "1.ofd", "OFD_NOT_AN_INVOICE"],
      [2, "2.pdf", "PDF_DAMAGED"],
      [3, "3.csv", "FILE_IS_TABLE"],
      [4, "4.xlsx", "FILE_IS_XLSX"],
      [5, "5.docx", "FILE_IS_OFFICE"],
      [6, "6.zip", "FILE_IS_ARCHIVE"],
      [7, "7.rar", "FILE_IS_ARCHIVE"],
      [8, "8.heic", "IMAGE_FORMAT_UNREADABLE"],
      [9, "9.txt", "FILE_EMPTY"],
      [10, "a.xml", numberOf(1)],
    ]);
  });

  test("what systems leave behind is passed over", async () => {
    const bytes = zipSync({
      "票/": new Uint8Array(0),
      "票/1.xml": xml(numberOf(1)),
      "票/.DS_Store": strToU8("x"),
      "__MACOSX/票/._1.xml": strToU8("x"),
      "票/._1.xml": strToU8("x"),
      "票/Thumbs.db": strToU8("x"),
      "desktop.ini": strToU8("x"),
      ".nomedia": new Uint8Array(0),
    });
    expect((await rowsOf(bytes)).map(told)).toEqual([[1, "票/1.xml", numberOf(1)]]);
  });

  test("kind by content, not by name", async () => {
    const bytes = zipSync({ "a.jpg": xml(numberOf(1)), "b.xml": ofd(numberOf(2)), c: pdf(numberOf(3)) });
    expect((await rowsOf(bytes)).map(told)).toEqual([
      [1, "a.jpg", numberOf(1)],
      [2, "b.xml", numberOf(2)],
      [3, "c", numberOf(3)],
    ]);
  });

  test("five hundred at once, stored or packed", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`${numberOf(index)}.xml`, xml(numberOf(index))]),
    );
    const rows = await rowsOf(zipSync(files, { level: 0 }));
    expect(rows).toHaveLength(500);
    expect(rows.every(({ reading }, index) => reading?.draft.number === numberOf(index))).toBe(true);
  });
});

describe("the file of one invoice", () => {
  test.each([
    ["an OFD", ofd(numberOf(7)), "ofd"],
    ["an XML", xml(numberOf(7)), "xml"],
    ["a PDF", pdf(numberOf(7)), "pdf"],
  ])("%s is a bundle of one", async (_, bytes, kind) => {
    expect(await rowsOf(bytes)).toMatchObject([
      { rowNumber: 1, name: "", reading: { kind, draft: { number: numberOf(7) } }, problem: null },
    ]);
  });
});

describe("refused whole", () => {
  test.each<[string, Uint8Array, string]>([
    ["an empty archive", zipSync({}), "ARCHIVE_WITHOUT_INVOICES"],
    ["folders alone", zipSync({ "票/": new Uint8Array(0) }), "ARCHIVE_WITHOUT_INVOICES"],
    ["a workbook", zipSync({ "xl/workbook.xml": strToU8("<x/>") }), "FILE_IS_XLSX"],
    ["a RAR", strToU8("Rar!\x1a\x07\x00"), "FILE_IS_ARCHIVE"],
    ["a path that leads out", zipSync({ "../a.xml": xml(numberOf(1)) }), "ARCHIVE_UNSAFE"],
    ["cut off", zipSync({ "a.xml": xml(numberOf(1)) }).slice(0, -30), "ARCHIVE_DAMAGED"],
    [
      "more entries than there may be",
      zipSync(Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`${index}.xml`, new Uint8Array(0)]))),
      "ARCHIVE_TOO_LARGE",
    ],
  ])("%s", async (_, bytes, code) => {
    expect((await problemOf(bytes)).code).toBe(code);
  });
});

test("an entry that unpacks to too much is refused at its row, and the next one is read", async () => {
  const bytes = zipSync({ "a.xml": new Uint8Array(11_000_000), "b.xml": xml(numberOf(1)) });
  expect((await rowsOf(bytes)).map(told)).toEqual([
    [1, "a.xml", "ARCHIVE_TOO_LARGE"],
    [2, "b.xml", numberOf(1)],
  ]);
});
