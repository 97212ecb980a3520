import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exampleLine, exampleText } from "./example-invoice.ts";
import { type InvoiceDraft, invoiceSchema } from "./invoice.ts";
import { plainInvoice } from "./plain-invoice.ts";

/** Values as files have them, as they nearly have them, and as nobody should. */
const sound = {
  kind: ["81", "82", "01", "10", "85"],
  number: ["25112000009990000011", "00012345"],
  code: ["", "011002300104", "1100171130"],
  time: ["", "09:17:58", "23:59:59"],
  date: ["2025-04-28", "2024-02-29", "1990-01-01"],
  money: ["1000.00", "60", "-0.01", "+1.5", "9999999999999999.99", "0.10", "00012.300"],
  id: ["91110105MA09XX013J", "", "110105199001011234", "X"],
  text: ["", "北京样例科技有限公司（测试）", "订单 1, 第 2 批", "𠮷野家", "“引号”", "*信息技术服务*技术服务费", "a"],
  decimal: ["", "1", "-3", "0.0000000000001", "1234567890123456.1"],
  rate: ["0.06", "免税", "***", ""],
  classification: ["", "3040203000000000000"],
} as const;
const broken = fc.constantFrom<unknown>(
  " ",
  " 前",
  "后\u3000",
  "\uFEFF标",
  "a\0b",
  "\ud800",
  "半\udc00角",
  "25112000009990000000",
  "2.5112E+19",
  "0001234",
  "１２３",
  "1,000.00",
  "1.001",
  ".",
  "-",
  "NaN",
  "24:00:00",
  "9:17:58",
  "2025-02-29",
  "1989-12-31",
  "91110108ma09xx021q",
  "9".repeat(21),
  "0.06000000001",
  "12345678901234567",
  "字".repeat(151),
  "字".repeat(451),
  "𠮷".repeat(151),
  "__proto__",
  "toString",
  undefined,
  null,
  0,
  1n,
  true,
  Number.NaN,
  [],
  ["81"],
  {},
  { length: 3 },
  new String("81"),
);
const field = (values: readonly string[]) =>
  fc.oneof(
    { arbitrary: fc.constantFrom<unknown>(...values), weight: 60 },
    { arbitrary: broken, weight: 1 },
    { arbitrary: fc.string({ unit: "binary", maxLength: 30 }), weight: 1 },
  );
const or = (arbitrary: fc.Arbitrary<unknown>) => fc.oneof({ arbitrary, weight: 60 }, { arbitrary: broken, weight: 1 });

const party = or(fc.record({ taxpayerId: field(sound.id), name: field(sound.text) }));
const line = or(
  fc.record({
    name: field(sound.text),
    classification: field(sound.classification),
    specification: field(sound.text),
    unit: field(sound.text),
    quantity: field(sound.decimal),
    unitPrice: field(sound.decimal),
    amount: field(sound.money),
    rate: field(sound.rate),
    tax: field(sound.money),
    nature: field(["00", "00", "00", "01", "02"]),
  }),
);
const red = fc.record({
  blueNumber: field(sound.number),
  confirmationNumber: field([""]),
  confirmationId: field([""]),
});
const draft = fc.record({
  kind: field(sound.kind),
  number: field(sound.number),
  code: field(sound.code),
  paperNumber: field(["", "", "", "00012345"]),
  checkCode: field(["", "", "", "0".repeat(20)]),
  issuedOn: field(sound.date),
  issuedTime: field(sound.time),
  seller: party,
  buyer: party,
  amount: field(sound.money),
  tax: field(sound.money),
  total: field(sound.money),
  red: fc.oneof({ arbitrary: fc.constant(null), weight: 9 }, { arbitrary: or(red), weight: 1 }),
  voidedAt: field(["", "", "", "", "2025-04-28", "2025-04-28 10:00:00"]),
  drawer: field(sound.text),
  remark: field(sound.text),
  lines: or(fc.array(line, { maxLength: 3 })),
}) as fc.Arbitrary<InvoiceDraft>;

describe("says what the schema says, or nothing", () => {
  test("of any draft, sound, nearly sound or hostile", () => {
    let read = 0;
    fc.assert(
      fc.property(draft, (stated) => {
        const invoice = plainInvoice(stated);
        if (invoice === null) return;
        read++;
        expect(invoiceSchema.safeParse(stated)).toStrictEqual({ success: true, data: invoice });
      }),
      { numRuns: 3_000 },
    );
    expect(read).toBeGreaterThan(50);
  });

  test.each<[string, object]>([
    ["what is not asked for is left out", { more: "x", seller: { ...exampleText().seller, more: "x" } }],
    ["an array that pretends to be a line", { lines: [Object.assign([], exampleLine())] }],
    ["a line that is missing", { lines: [undefined] }],
    ["lines with a hole in them", { lines: new Array(2) }],
    ["2,001 lines", { lines: Array.from({ length: 2_001 }, () => exampleLine()) }],
    ["a code of 21 characters", { code: "1".repeat(21) }],
    ["an id of 21 characters", { buyer: { taxpayerId: "1".repeat(21), name: "" } }],
    ["a rate of 11 characters", { lines: [exampleLine({ rate: "0.060000000" })] }],
    ["a quantity of 26 characters", { lines: [exampleLine({ quantity: `${"1".repeat(16)}.000000001` })] }],
    ["a kind by way of its prototype", { kind: "toString" }],
  ])("%s", (_, stated) => {
    const text = { ...exampleText(), ...stated } as InvoiceDraft;
    const parsed = invoiceSchema.safeParse(text);
    expect(plainInvoice(text)).toStrictEqual(parsed.success ? parsed.data : null);
  });
});

describe("reads what files are made of", () => {
  test.each<[string, Partial<InvoiceDraft>]>([
    ["a 数电票", {}],
    ["a 税控 invoice", { kind: "10", number: "00012345", code: "011001605111" }],
    ["one to a person", { buyer: { taxpayerId: "", name: "个人" } }],
    ["one without lines, or with a remark", { lines: [], remark: "订单 00000017, 第 3 批" }],
    ["one of three lines", { lines: [exampleLine(), exampleLine(), exampleLine()] }],
  ])("%s", (_, stated) => {
    expect(plainInvoice({ ...exampleText(), ...stated })).not.toBeNull();
  });
});
