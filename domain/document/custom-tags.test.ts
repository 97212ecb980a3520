import { strToU8 } from "fflate";
import { describe, expect, test } from "vitest";
import { followTags, looseTags, type TextObject } from "./custom-tags.ts";
import { tag } from "./example-ofd.ts";
import { parseXml, textAt } from "./xml.ts";

const objects: TextObject[] = [
  { id: "1", page: "61", top: 10, text: "25112000009990000011" },
  { id: "2", page: "61", top: 33, text: "北京样例" },
  { id: "3", page: "61", top: 34, text: "科技有限公司" },
  { id: "10", page: "61", top: 56, text: "第一项" },
  { id: "11", page: "61", top: 56.1, text: "100.00" },
  { id: "12", page: "61", top: 60, text: "第二项" },
  { id: "13", page: "61", top: 60.1, text: "200.00" },
  { id: "14", page: "61", top: 64.6, text: "续" },
  { id: "20", page: "62", top: 20, text: "第三项" },
  { id: "21", page: "62", top: 20.1, text: "300.00" },
];
const findText = (page: string, id: string) =>
  objects.find((object) => object.id === id && (page === "" || object.page === page)) ?? null;
const onSecondPage = (name: string, id: number) => tag(name, id).replace('"61"', '"62"');

describe("lines by place", () => {
  test("over pages, in whatever order the tags come", () => {
    const tags = `<ofd:root>${tag("Amount", 13)}${onSecondPage("Amount", 21)}${tag("Amount", 11)}${tag("Item", 10, 12, 14)}${onSecondPage("Item", 20)}</ofd:root>`;
    const { lines } = followTags(parseXml(strToU8(tags)), findText);
    expect(lines.map((line) => [textAt(line, "Item"), textAt(line, "Amount")])).toEqual([
      ["第一项", "100.00"],
      ["第二项续", "200.00"],
      ["第三项", "300.00"],
    ]);
  });

  test("no amounts, no lines; references to nothing are nothing", () => {
    const { invoice, lines } = followTags(
      parseXml(strToU8(`<root>${tag("Item", 10)}${tag("InvoiceNo", 99)}</root>`.replaceAll("ofd:", ""))),
      findText,
    );
    expect(lines).toEqual([]);
    expect(textAt(invoice, "InvoiceNo")).toBe("");
  });
});

test("tags that are no XML are read by their look", () => {
  const text = `<:eInvoice xmlns:=""><InvoiceNo>${tag("X", 1).slice(7, -8)}</InvoiceNo><Buyer>${tag("BuyerName", 2, 3)}<Seller>${tag("SellerName", 2)} & <GoodsInfo>${tag("Item", 10)}${tag("Amount", 11)}`;
  const { invoice, lines } = followTags(looseTags(text), findText);
  expect(textAt(invoice, "InvoiceNo")).toBe("25112000009990000011");
  expect(textAt(invoice, "Buyer", "BuyerName")).toBe("北京样例科技有限公司");
  expect(textAt(invoice, "Seller", "SellerName")).toBe("北京样例");
  expect(lines.map((line) => [textAt(line, "Item"), textAt(line, "Amount")])).toEqual([["第一项", "100.00"]]);
});
