import { strToU8 } from "fflate";
import { describe, expect, test } from "vitest";
import { UnreadableFile } from "../unreadable-file.ts";
import { readDocument } from "./read-document.ts";
import { elementsNamed, parseXml, textAt } from "./xml.ts";

const number = "25112000009990000011";
const invoice = (inside: string) =>
  `<?xml version="1.0"?><EInvoice><Header><EIid>${number}</EIid></Header>${inside}</EInvoice>`;

function codeOf(bytes: Uint8Array, isLenient = false): string {
  try {
    parseXml(bytes, isLenient);
    return "";
  } catch (error) {
    if (error instanceof UnreadableFile) return error.problem.code;
    throw error;
  }
}

describe("hostile", () => {
  test.each([
    ["100,000 levels", `${"<a>".repeat(100_000)}${"</a>".repeat(100_000)}`],
    ["100,000 levels that never close", "<a>".repeat(100_000)],
    ["an element called __proto__", "<a><__proto__><b>1</b></__proto__></a>"],
    ["an element called constructor", "<a><constructor><prototype>1</prototype></constructor></a>"],
  ])("%s, strict or lenient, harms nothing", (_, xml) => {
    for (const isLenient of [false, true]) expect(codeOf(strToU8(xml), isLenient)).toMatch(/^(XML_DAMAGED)?$/);
    expect(Object.hasOwn(Object.prototype, "b")).toBe(false);
    expect(({} as Record<string, unknown>).prototype).toBeUndefined();
  });

  test("an attribute called __proto__ is an attribute, or refused", () => {
    const code = codeOf(strToU8('<a __proto__="x" constructor="y"><b>1</b></a>'));
    expect(["", "XML_DAMAGED"]).toContain(code);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  test.each([
    ["billion laughs", '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'],
    ["an outside entity", '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a>&b;</a>'],
    ["one in lower case", '<!doctype a SYSTEM "file:///etc/passwd"><a/>'],
    ["a parameter entity", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY % b SYSTEM "http://example.cn/x"> %b;]><a/>'],
  ])("%s is refused by name", (_, xml) => {
    expect(codeOf(strToU8(xml))).toBe("XML_WITH_DOCTYPE");
    expect(codeOf(strToU8(xml), true)).toBe("XML_WITH_DOCTYPE");
  });

  test("five megabytes of text, and a hundred thousand attributes' worth of brothers", () => {
    const text = "文".repeat(1_700_000);
    expect(textAt(parseXml(strToU8(`<a><b>${text}</b></a>`)), "b")).toHaveLength(text.length);
    expect(elementsNamed(parseXml(strToU8(`<a>${"<b/>".repeat(50_000)}</a>`)), "b")).toHaveLength(50_000);
  });

  test("entities it does not know stay as they are written", () => {
    expect(textAt(parseXml(strToU8("<a><b>&nbsp;&#0;&#xd800;&#x110000;&lt;</b></a>")), "b")).toBe(
      "&nbsp;&#0;&#xd800;&#x110000;<",
    );
  });
});

describe("encodings", () => {
  const utf16 = (text: string, isLittle: boolean) => {
    const view = new DataView(new ArrayBuffer(text.length * 2 + 2));
    view.setUint16(0, 0xfeff, isLittle);
    for (let at = 0; at < text.length; at++) view.setUint16(at * 2 + 2, text.charCodeAt(at), isLittle);
    return new Uint8Array(view.buffer);
  };

  test.each([true, false])("UTF-16 with its mark (little-endian %s)", (isLittle) => {
    expect(textAt(parseXml(utf16("<a><b>发票</b></a>", isLittle)), "b")).toBe("发票");
  });

  test("a mark before UTF-8", () => {
    expect(textAt(parseXml(new Uint8Array([0xef, 0xbb, 0xbf, ...strToU8("<a><b>发票</b></a>")])), "b")).toBe("发票");
  });

  test.each<[string, Uint8Array]>([
    ["GBK that says nothing", new Uint8Array([...strToU8("<a>"), 0xb7, 0xa2, ...strToU8("</a>")])],
    [
      "GBK that says UTF-8",
      new Uint8Array([...strToU8('<?xml version="1.0" encoding="UTF-8"?><a>'), 0xb7, 0xa2, ...strToU8("</a>")]),
    ],
    ["UTF-8 cut within a character", strToU8("<a>发</a>").slice(0, 5)],
    ["NULs", strToU8("<a>\0</a\0>")],
  ])("%s is damaged, not guessed", (_, bytes) => {
    expect(codeOf(bytes)).toBe("XML_DAMAGED");
  });
});

test("one line or many, and lines of nothing but zeros", async () => {
  const item = (amount: string, tax: string, more = "") =>
    `<IssuItemInformation><ItemName>*服务*费</ItemName><Amount>${amount}</Amount><TaxRate>0.130000</TaxRate><ComTaxAm>${tax}</ComTaxAm>${more}</IssuItemInformation>`;
  const zeros = item("0.00", "0.00", "<Quantity>0</Quantity><UnPrice>0</UnPrice>");
  const linesOf = async (...items: string[]) => {
    const xml = invoice(`<EInvoiceData>${items.join("")}</EInvoiceData>`);
    return (await readDocument(strToU8(xml), { readQrImage: null })).draft.lines.map(({ amount, rate }) => [
      amount,
      rate,
    ]);
  };
  expect(await linesOf(item("100.00", "13.00"))).toEqual([["100.00", "0.13"]]);
  expect(await linesOf(item("100.00", "13.00"), zeros)).toEqual([["100.00", "0.13"]]);
  expect(await linesOf(zeros)).toHaveLength(1);
  expect(await linesOf(item("100.00", "13.00"), item("0.00", "0.00", "<Quantity>1</Quantity>"))).toHaveLength(2);
});
