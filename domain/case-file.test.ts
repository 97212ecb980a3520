import { expect, test } from "vitest";
import { caseFileKindOf, caseFileName } from "./case-file.ts";

const text = (content: string) => new TextEncoder().encode(content);
const bytes = (...values: number[]) => new Uint8Array([...values, ...new Array(20).fill(1)]);

test.each([
  ["a.pdf", text("%PDF-1.7\n"), "pdf"],
  ["a.bin", bytes(0x89, 0x50, 0x4e, 0x47), "png"],
  ["a.png", bytes(0xff, 0xd8, 0xff, 0xe0), "jpeg"],
  ["a.gif", text("GIF89a......"), null],
  ["a.xml", text('<?xml version="1.0"?><EInvoice/>'), "xml"],
  ["a.xml", text('<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><EInvoice/>'), null],
  ["a.svg", text('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'), null],
  ["a.csv", text("发票号码,金额\n1,2\n"), "csv"],
  ["a.csv", text("a,<script>alert(1)</script>\n"), null],
  ["a.txt", text("发票号码,金额\n1,2\n"), null],
  ["a.png", text("<!doctype html><title>x</title>"), null],
  ["a.pdf", bytes(0x4d, 0x5a, 0x90, 0x00), null],
  ["a.xlsx", text("PK\u0003\u0004"), null],
])("%s is by its bytes %#: %s", (name, head, kind) => {
  expect(caseFileKindOf(head, name)).toBe(kind);
});

test.each([
  ["../../etc/回单.PDF", "pdf", "回单.PDF"],
  ["照片.jpeg", "jpeg", "照片.jpeg"],
  ["账.exe", "xlsx", "账.exe.xlsx"],
  ["a\u0000b\u202Egnp.exe", "png", "abgnp.exe.png"],
  ['x"; filename="y.html', "pdf", "x__ filename=_y.html.pdf"],
] as const)("%j, a %s, is kept as %j", (name, kind, kept) => {
  expect(caseFileName(name, kind)).toBe(kept);
});
