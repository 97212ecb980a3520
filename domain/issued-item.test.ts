import { expect, test } from "vitest";
import { exampleText } from "./example-invoice.ts";
import { issuedItem } from "./issued-item.ts";

test("the text fields of an invoice, and what its system said, are taken as they are; what is left out is blank", () => {
  const said = { ...exampleText(), transferWords: "上传失败" };
  expect(issuedItem(said)).toEqual({ invoice: exampleText(), transferWords: "上传失败" });
  expect(issuedItem({ number: "1" }).invoice).toMatchObject({ number: "1", code: "", red: null, lines: [] });
});

test.each([
  [{ total: 1060 }, "FIELD_NOT_TEXT", "total"],
  [{ totl: "1060.00" }, "FIELD_UNKNOWN", "totl"],
  [{ buyer: { id: "1" } }, "FIELD_UNKNOWN", "buyer.id"],
  [{ lines: [{ rate: 0.06 }] }, "FIELD_NOT_TEXT", "lines.0.rate"],
  [JSON.parse('{"__proto__":{"total":"1"}}'), "FIELD_UNKNOWN", "__proto__"],
  [null, "FIELD_NOT_TEXT", ""],
  [[], "FIELD_NOT_TEXT", ""],
  ["text", "FIELD_NOT_TEXT", ""],
])("%j is %s", (said, code, field) => {
  expect(issuedItem(said).problems).toMatchObject([{ code, field, severity: "reject" }]);
});
