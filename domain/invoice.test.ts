import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { exampleLine, exampleText } from "./example-invoice.ts";
import {
  blankInvoiceText,
  type InvoiceText,
  invoiceKey,
  invoiceSchema,
  invoiceText,
  isDestroyedNumber,
  isInvoiceKey,
} from "./invoice.ts";

function issues(stated: Partial<InvoiceText>): string[] {
  const { error } = invoiceSchema.safeParse(exampleText(stated));
  return (error?.issues ?? []).map(({ path, message }) => `${path.join(".")} ${message}`);
}

test("an invoice as text becomes fen and back", () => {
  const invoice = invoiceSchema.parse(exampleText());
  expect(invoice).toMatchObject({ amount: 100_000n, tax: 6_000n, total: 106_000n });
  expect(invoiceText(invoice)).toEqual(exampleText());
});

test("one that was kept before there were voided ones is read as standing", () => {
  const { voidedAt: _, ...kept } = exampleText();
  expect(invoiceSchema.parse(kept).voidedAt).toBe("");
});

test.each([
  ["2025-04-28", []],
  ["2025-04-28 09:17:58", []],
  ["已作废", ["voidedAt VOID_DATE_MALFORMED"]],
  ["2025-04-31", ["voidedAt VOID_DATE_MALFORMED"]],
  ["2025-04-28T09:17:58", ["voidedAt VOID_DATE_MALFORMED"]],
  ["2025-04-28 9:17", ["voidedAt VOID_DATE_MALFORMED"]],
])("voided %s", (voidedAt, found) => {
  expect(issues({ kind: "10", number: "00012345", code: "011001605111", voidedAt })).toEqual(found);
});

test("any amounts go through the schema and back", () => {
  const amount = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }).map((fen) => {
    const digits = (fen < 0n ? -fen : fen).toString().padStart(3, "0");
    return `${fen < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  });
  fc.assert(
    fc.property(amount, amount, amount, (one, two, three) => {
      const text = exampleText({
        amount: one,
        tax: two,
        total: three,
        lines: [exampleLine({ amount: one, tax: two })],
      });
      const canonical = (value: string) => (value === "-0.00" ? "0.00" : value);
      const back = invoiceText(invoiceSchema.parse(text));
      expect([back.amount, back.tax, back.total]).toEqual([one, two, three].map(canonical));
    }),
  );
});

test("the compiled schema says what the plain one says", () => {
  const compiled = z.compile(invoiceSchema, { strict: true });
  for (const stated of [
    {},
    { kind: "10" as const },
    { number: "2.5112E+19" },
    { amount: "abc", lines: [] },
    { remark: "长".repeat(451) },
  ]) {
    const text = exampleText(stated);
    expect(compiled.safeParse(text)).toEqual(invoiceSchema.safeParse(text));
  }
});

describe("identity", () => {
  test.each<[Partial<InvoiceText>, string[]]>([
    [{}, []],
    [{ kind: "10", number: "00012345", code: "011001605111" }, []],
    [{ kind: "01", number: "00012345", code: "1100171130" }, []],
    [{ kind: "85", paperNumber: "00012345", code: "1100171130" }, []],
    [{ number: "" }, ["number NUMBER_REQUIRED"]],
    [{ number: "2.5112E+19" }, ["number NUMBER_DESTROYED_BY_EXCEL"]],
    [{ number: "2511200000999000001" }, ["number NUMBER_MALFORMED"]],
    [{ number: "2511200000999000001x" }, ["number NUMBER_MALFORMED"]],
    [{ number: "12345", kind: "10", code: "011001605111" }, ["number NUMBER_MALFORMED"]],
    [{ number: "00012345", kind: "10" }, ["code CODE_REQUIRED"]],
    [{ number: "00012345", kind: "10", code: "11001605111" }, ["code CODE_MALFORMED"]],
    [{ number: "00012345", kind: "10", code: "011002680026" }, ["code CODE_UNKNOWN"]],
    [{ number: "00012345", kind: "03", code: "111002300001" }, []],
    [{ number: "00012345", kind: "81", code: "1100171130" }, ["kind KIND_DOES_NOT_FIT_NUMBER"]],
    [{ kind: "10" }, ["kind KIND_DOES_NOT_FIT_NUMBER"]],
    [{ kind: "" as never }, ["kind KIND_UNKNOWN"]],
    [{ paperNumber: "123" }, ["paperNumber PAPER_NUMBER_MALFORMED"]],
  ])("%j → %j", (stated, expected) => {
    expect(issues(stated)).toEqual(expected);
  });

  test("a fault of the number is told beside an unknown kind", () => {
    expect(issues({ kind: "" as never, number: "2.5112E+19" })).toEqual([
      "kind KIND_UNKNOWN",
      "number NUMBER_DESTROYED_BY_EXCEL",
    ]);
  });

  test("the key is the 20 digits, or code and number, and the two never meet", () => {
    expect(invoiceKey(exampleText())).toBe("25112000009990000011");
    expect(invoiceKey({ number: "00012345", code: "011001605111" })).toBe("01100160511100012345");
    expect(isInvoiceKey("01100160511100012345")).toBe(true);
    expect(isInvoiceKey("110017113000012345")).toBe(true);
    expect(isInvoiceKey(invoiceKey(blankInvoiceText()))).toBe(false);
    expect(isInvoiceKey("2.5112E+19")).toBe(false);
  });

  test.each(["2.5112E+19", "2.5112e+19", "2E19"])("%s is destroyed", (number) => {
    expect(isDestroyedNumber(number)).toBe(true);
  });
});

describe("fields", () => {
  test.each<[Partial<InvoiceText>, string[]]>([
    [{ issuedOn: "2025-02-29" }, ["issuedOn DATE_MALFORMED"]],
    [{ issuedTime: "24:00:00" }, ["issuedTime TIME_MALFORMED"]],
    [{ issuedTime: "" }, []],
    [{ amount: "" }, ["amount AMOUNT_REQUIRED"]],
    [{ amount: "1,000.00" }, ["amount AMOUNT_MALFORMED"]],
    [{ checkCode: "1234" }, ["checkCode CHECK_CODE_MALFORMED"]],
    [{ seller: { taxpayerId: "91110105MA09XX013J", name: " " } }, ["seller.name NAME_REQUIRED"]],
    [{ buyer: { taxpayerId: "", name: "" } }, []],
    [{ buyer: { taxpayerId: "9".repeat(21), name: "" } }, ["buyer.taxpayerId TEXT_TOO_LONG"]],
    [{ remark: "备".repeat(450) }, []],
    [{ remark: "备".repeat(451) }, ["remark TEXT_TOO_LONG"]],
    [{ remark: "a\0b" }, ["remark TEXT_UNREADABLE"]],
    [{ drawer: "\ud800" }, ["drawer TEXT_UNREADABLE"]],
    [{ drawer: "𠮷" }, []],
    [{ lines: [exampleLine({ name: "" })] }, ["lines.0.name LINE_NAME_REQUIRED"]],
    [{ lines: [exampleLine({ classification: "3.0402E+18" })] }, ["lines.0.classification CLASSIFICATION_MALFORMED"]],
    [{ lines: [exampleLine({ quantity: "一" })] }, ["lines.0.quantity QUANTITY_MALFORMED"]],
    [{ lines: Array.from({ length: 2001 }, () => exampleLine()) }, ["lines TOO_MANY_LINES"]],
  ])("case %#", (stated, expected) => {
    expect(issues(stated)).toEqual(expected);
  });

  test("ids are stored in their normal form", () => {
    const invoice = invoiceSchema.parse(exampleText({ buyer: { taxpayerId: " 91110108ma09xx021q", name: " 个人 " } }));
    expect(invoice.buyer).toEqual({ taxpayerId: "91110108MA09XX021Q", name: "个人" });
  });
});
