import { describe, expect, test } from "vitest";
import { invoiceKindCodes, invoiceKinds, isInvoiceKind, kindOfCode, parseInvoiceKind } from "./invoice-kind.ts";

describe("the verification platform's rule from 发票代码 to kind (§1.2)", () => {
  test.each([
    ["011001605111", "10"],
    ["033002000511", "10"],
    ["111001571071", "10"],
    ["144031539110", "10"],
    ["131001570151", "10"],
    ["133011501118", "10"],
    ["011002300104", "04"],
    ["011002300105", "04"],
    ["011002300106", "11"],
    ["011002300107", "11"],
    ["011002300112", "14"],
    ["011002300113", "08"],
    ["011002300117", "15"],
    ["111002320001", "03"],
    ["1100171130", "01"],
    ["1200154130", "01"],
    ["1100171530", "01"],
    ["4200161350", "04"],
    ["1100171620", "04"],
    ["1100171220", "02"],
    ["1100171730", "02"],
  ] as const)("%s is %s", (code, kind) => {
    expect(kindOfCode(code)).toBe(kind);
  });

  test.each([
    "011002680026",
    "111001571072",
    "1100171930",
    "110017113",
    "01100230010",
    "",
    "abcdefghij",
    "0110023001044",
  ])("%j is 发票代码有误", (code) => {
    expect(kindOfCode(code)).toBeNull();
  });
});

test("every kind is found by its code and by its name in any width of brackets", () => {
  for (const code of invoiceKindCodes) {
    expect(parseInvoiceKind(code)).toBe(code);
    expect(parseInvoiceKind(invoiceKinds[code].name)).toBe(code);
    expect(parseInvoiceKind(` ${invoiceKinds[code].name.replace("（", "(").replace("）", ")")} `)).toBe(code);
  }
});

test.each([
  ["026", "10"],
  ["028", "08"],
  ["bs", "81"],
  ["ec", "86"],
  ["31", "81"],
  ["32", "82"],
  ["电子发票（增值税专用发票）", "81"],
  ["电子发票(普通发票)", "82"],
  ["数电发票（普通发票）", "82"],
  ["增值税电子普通发票", "10"],
  ["专票", "01"],
] as const)("vendors' %s is %s", (text, kind) => {
  expect(parseInvoiceKind(text)).toBe(kind);
});

test.each(["", "发票", "99", "__proto__", "constructor", "toString"])("%j is no kind", (text) => {
  expect(parseInvoiceKind(text)).toBeNull();
  expect(isInvoiceKind(text)).toBe(false);
});
