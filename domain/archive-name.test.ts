import { expect, test } from "vitest";
import { entryName } from "./archive-name.ts";

const none = new Uint8Array(0);
const utf8 = (text: string) => new TextEncoder().encode(text);
/** 发票.pdf in GBK. */
const gbk = new Uint8Array([0xb7, 0xa2, 0xc6, 0xb1, 0x2e, 0x70, 0x64, 0x66]);

/** Info-ZIP's Unicode path, after another extra field. */
function extra(path: string, version = 1): Uint8Array {
  const name = utf8(path);
  return new Uint8Array([1, 0, 2, 0, 9, 9, 0x75, 0x70, name.length + 5, 0, version, 1, 2, 3, 4, ...name]);
}

test.each<[string, Uint8Array, number, Uint8Array, string]>([
  ["UTF-8 that says so", utf8("发票.pdf"), 0x800, none, "发票.pdf"],
  ["UTF-8 that does not", utf8("发票.pdf"), 0, none, "发票.pdf"],
  ["GBK", gbk, 0, none, "发票.pdf"],
  ["a Unicode path beside it", utf8("???.pdf"), 0, extra("发票.pdf"), "发票.pdf"],
  ["one of another version", utf8("a.pdf"), 0, extra("发票.pdf", 2), "a.pdf"],
  ["one cut off", utf8("a.pdf"), 0, extra("发票.pdf").slice(0, -3), "a.pdf"],
  ["Windows' separator", utf8("十一月\\1.pdf"), 0x800, none, "十一月/1.pdf"],
  ["bytes of no code page", new Uint8Array([0xff, 0xff, 0x41]), 0, none, "\ufffd\ufffdA"],
])("%s", (_, bytes, flags, extraField, name) => {
  expect(entryName(bytes, flags, extraField)).toBe(name);
});
