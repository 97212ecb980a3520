import { expect, test } from "vitest";
import { batchKindOf } from "./batch-kind.ts";

test.each<[string, string, object]>([
  ["a CSV", hex("数电发票号码,价税合计\n"), { kind: "table" }],
  ["a workbook", `${entry("[Content_Types].xml")}${entry("xl/workbook.xml")}`, { kind: "table" }],
  ["an OFD", entry("OFD.xml"), { kind: "documents" }],
  ["a bundle", entry("十一月/1.pdf"), { kind: "documents" }],
  ["an empty bundle", `504b0506${"00".repeat(18)}`, { kind: "documents" }],
  ["a PDF", hex("%PDF-1.7"), { kind: "documents" }],
  ["an XML", hex('<?xml version="1.0"?><EInvoice/>'), { kind: "documents" }],
  ["a picture", "89504e470d0a1a0a", { kind: "documents" }],
  ["a RAR", "526172211a0700", { refusal: "FILE_IS_ARCHIVE" }],
  ["an old workbook", "d0cf11e0a1b11ae1", { refusal: "FILE_IS_XLS" }],
  ["a web page", hex("<html><table></table></html>"), { refusal: "FILE_IS_HTML" }],
  ["nothing", "", { refusal: "FILE_EMPTY" }],
  ["a program", "7f454c460000000000000000", { refusal: "FILE_NOT_TEXT" }],
])("%s", (_, bytes, kind) => {
  expect(batchKindOf(Buffer.from(bytes, "hex"))).toEqual(kind);
});

/** What stands in a ZIP before an entry without content. */
function entry(name: string): string {
  const length = Buffer.from(name).length.toString(16).padStart(2, "0");
  return `504b0304${"00".repeat(22)}${length}000000${hex(name)}`;
}

function hex(text: string): string {
  return Buffer.from(text).toString("hex");
}
