import { expect, test } from "vitest";
import { blankInvoiceText } from "#domain/invoice.ts";
import { blankLine, entryOf, fieldsOf } from "./entry-fields.ts";
import { mendEntry } from "./mend-entry.ts";

const entry = {
  ...blankInvoiceText(),
  kind: "82" as const,
  number: "26117000001140270001",
  issuedOn: "2026-11-20",
  buyer: { taxpayerId: "", name: "个人" },
  amount: "100.00",
  tax: "6.00",
  total: "106.00",
  lines: [
    { ...blankLine, name: "*餐饮服务*餐费", amount: "60.00", rate: "0.06", tax: "3.60" },
    { ...blankLine, name: "*餐饮服务*酒水", amount: "40.00", rate: "0.06", tax: "2.40", nature: "02" as const },
  ],
};

test("an invoice survives its form, line by line", () => {
  expect(entryOf(fieldsOf(entry))).toEqual(entry);
});

test("a line taken out of the middle leaves no hole", () => {
  const fields = fieldsOf(entry);
  const kept = Object.fromEntries(Object.entries(fields).filter(([path]) => !path.startsWith("lines.0.")));
  expect(entryOf(kept).lines).toEqual([entry.lines[1]]);
});

test("names that are no fields change nothing, and an unknown kind is none", () => {
  const { lines, ...rest } = entryOf({ ...fieldsOf(entry), "__proto__.x": "1", "lines.x.name": "1", kind: "99" });
  expect(lines).toHaveLength(2);
  expect(rest.kind).toBe("");
});

test("red fields make a red-letter invoice only when one of them says something", () => {
  expect(entryOf({ ...fieldsOf(entry), "red.blueNumber": " " }).red).toBeNull();
  expect(entryOf({ ...fieldsOf(entry), "red.blueNumber": "26117000001140270000" }).red).toEqual({
    blueNumber: "26117000001140270000",
    confirmationNumber: "",
    confirmationId: "",
  });
});

test.each([
  ["number", "２６１１ ７０００ ００１１ ４０２７ ０００１", "26117000001140270001"],
  ["issuedOn", "2026年11月2日", "2026-11-02"],
  ["amount", "￥1,234.50", "1234.50"],
  ["total", "１０６．００", "106.00"],
  ["tax", "***", "0.00"],
  ["voidedAt", "2026年11月20日 22:30", "2026-11-20 22:30:00"],
  ["voidedAt", " 2026/11/20 ", "2026-11-20"],
  ["voidedAt", "已作废", "已作废"],
] as const)("%s typed as %j is read as %j", (field, typed, read) => {
  expect(mendEntry({ ...entry, [field]: typed })[field]).toBe(read);
});

test("rates are read as invoices print them, ids without their blanks", () => {
  const [line] = mendEntry({ ...entry, lines: [{ ...blankLine, rate: "１３％" }] }).lines;
  expect(line?.rate).toBe("0.13");
  expect(mendEntry({ ...entry, buyer: { name: " 某店 ", taxpayerId: "91110105 ma09xx013j" } }).buyer).toEqual({
    name: "某店",
    taxpayerId: "91110105MA09XX013J",
  });
});
