import { describe, expect, test } from "vitest";
import { archiveKindOf, type FileKind, fileKindOf, unmarkedUtf16 } from "./file-kind.ts";

const ascii = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const utf16 = (text: string, littleEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), littleEndian);
  return new Uint8Array(view.buffer);
};

/** What stands before an entry of a ZIP, and its content. */
function entry(name: string, content = "", flags = 0): string {
  const size = flags === 8 ? 0 : content.length;
  const lengths = String.fromCharCode(size & 255, size >> 8, 0, 0, 0, 0, 0, 0, name.length, 0, 0, 0);
  return `PK\x03\x04\x14\0${String.fromCharCode(flags)}\0\0\0\0\0\0\0\0\0\0\0${lengths}${name}${content}`;
}

test.each<[string, string, FileKind]>([
  ["nothing", "", "empty"],
  ["blanks", " \t\r\n", "empty"],
  ["a mark alone", "\xef\xbb\xbf\r\n", "empty"],
  ["a CSV", "a,b\r\n", "text"],
  ["a CSV that begins with a smaller-than", "<5 yuan,b\r\n", "text"],
  ["a workbook", entry("[Content_Types].xml") + entry("xl/workbook.xml"), "xlsx"],
  ["an OFD", entry("Doc_0/") + entry("OFD.xml"), "ofd"],
  ["an OFD whose sizes come later", entry("Doc_0/Document.xml", "x", 8) + entry("OFD.xml", "", 8), "ofd"],
  ["a bundle of invoices", entry("a.pdf") + entry("b.ofd", entry("OFD.xml")) + entry("c.xlsx", entry("xl/a")), "zip"],
  ["a bundle whose bytes happen to say xl/", entry("a.pdf", "xl/ OFD.xml"), "zip"],
  ["an entry that is cut off", entry("OFD.xml").slice(0, 28), "zip"],
  ["an empty archive", "PK\x05\x06", "zip"],
  ["an old workbook", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"],
  [
    "a workbook with a password",
    `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...${[..."EncryptedPackage"].join("\0")}`,
    "encrypted",
  ],
  ["a workbook in XML", '<?xml version="1.0"?>\r\n<?mso-application progid="Excel.Sheet"?><Workbook/>', "xls"],
  ["a page called .xls", "\r\n <HTML><body><TABLE>", "html"],
  ["a page that begins with its type", "<!DOCTYPE html><table>", "html"],
  ["a page in XHTML", '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', "html"],
  ["an invoice's XML", '\xef\xbb\xbf<?xml version="1.0"?><EInvoice/>', "xml"],
  ["the same without a declaration", "<EInvoice>", "xml"],
  ["one with a NUL in it", "<EInvoice>\0", "xml"],
  ["a prefixed one", "<fp:eInvoice>", "xml"],
  ["a PDF", "%PDF-1.7", "pdf"],
  ["a PDF after what a mail program wrote", "Content-Type: application/pdf\r\n\r\n%PDF-1.4", "pdf"],
  ["a PDF after zeros", `${"\0".repeat(100)}%PDF-1.4`, "pdf"],
  ["a PNG", "\x89PNG\r\n\x1a\n", "image"],
  ["a JPEG", "\xff\xd8\xff\xe0", "image"],
  ["a HEIC", "\0\0\0\x18ftypheic", "image"],
  ["a WebP", "RIFF....WEBP", "image"],
  ["a text that begins with BM", "BM,a,b,c,d,e\r\n", "text"],
  ["a RAR", "Rar!\x1a\x07", "archive"],
  ["a gzip", "\x1f\x8b\x08", "archive"],
  ["bytes", "\0\x01\x02\0\0\0\xff\xfe\0\0", "binary"],
])("%s", (_, content, kind) => {
  expect(fileKindOf(ascii(content))).toBe(kind);
});

test.each([
  [["OFD.xml", "Doc_0/Document.xml"], "ofd"],
  [["[Content_Types].xml", "xl/workbook.xml"], "workbook"],
  [["[Content_Types].xml", "word/document.xml"], "other-office"],
  [["mimetype", "content.xml"], "other-office"],
  [["a/OFD.xml", "b.pdf", "word/a.pdf"], "bundle"],
  [[], "bundle"],
])("an archive of %j is a %s", (names, kind) => {
  expect(archiveKindOf(names)).toBe(kind);
});

describe("UTF-16", () => {
  test.each([true, false])("is text, marked or not (little-endian %s)", (littleEndian) => {
    const mark = littleEndian ? [0xff, 0xfe] : [0xfe, 0xff];
    const text = utf16("发票号码\t25112000009990000011\r\n", littleEndian);
    expect(fileKindOf(new Uint8Array([...mark, ...text]))).toBe("text");
    expect(fileKindOf(text)).toBe("text");
    expect(unmarkedUtf16(text)).toBe(littleEndian ? "utf-16le" : "utf-16be");
  });

  test.each<[string, FileKind]>([
    ['<?xml version="1.0" encoding="UTF-16"?><EInvoice/>', "xml"],
    ["<html><body><table>", "html"],
    [" \r\n", "empty"],
  ])("%j is markup, or nothing", (text, kind) => {
    expect(fileKindOf(new Uint8Array([0xff, 0xfe, ...utf16(text, true)]))).toBe(kind);
    expect(fileKindOf(new Uint8Array([0xfe, 0xff, ...utf16(text, false)]))).toBe(kind);
  });

  test("is not seen in ASCII or in bytes", () => {
    expect(unmarkedUtf16(ascii("a,b,c"))).toBeNull();
    expect(unmarkedUtf16(new Uint8Array(64))).toBeNull();
  });
});
