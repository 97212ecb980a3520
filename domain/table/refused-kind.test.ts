import { expect, test } from "vitest";
import { UnreadableFile } from "../unreadable-file.ts";
import { decodeText } from "./decode.ts";
import { refusedKind } from "./refused-kind.ts";

test.each<[string, string | number[]]>([
  ["nothing", ""],
  ["blanks", " \r\n "],
  ["a workbook", `PK\x03\x04${"\0".repeat(26)}xl/workbook.xml`],
  ["an old workbook", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ["a page called .xls", "<html><table></table></html>"],
  ["an OFD", "PK\x03\x04....OFD.xml"],
  ["a PDF", "%PDF-1.7"],
  ["an XML", '<?xml version="1.0"?><EInvoice/>'],
  ["a picture", [0xff, 0xd8, 0xff, 0xe0]],
  ["an archive", "PK\x03\x04....a.txt"],
  ["bytes", [0, 0, 255, 254, 1, 1, 0, 0, 7]],
])("says of %s what the reader would", async (_, content) => {
  const head = typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
  const reading = Array.fromAsync(decodeText([head])).catch((error: unknown) => error);
  const error = await reading;
  expect(error).toBeInstanceOf(UnreadableFile);
  expect(refusedKind(head)).toBe((error as UnreadableFile).problem.code);
});

test("a table may be one", () => {
  expect(refusedKind(new TextEncoder().encode("发票号码,金额\n"))).toBeNull();
});
