import { describe, expect, test } from "vitest";
import { exampleLine, exampleMerchant, exampleText } from "./example-invoice.ts";
import { blankInvoiceText, type InvoiceDraft, invoiceText } from "./invoice.ts";
import { type ReadingGround, readInvoice } from "./read-invoice.ts";

const ground: ReadingGround = {
  merchantTaxpayerId: exampleMerchant.taxpayerId,
  merchantName: exampleMerchant.name,
  today: "2026-11-22",
};

function draft(stated: Partial<InvoiceDraft>): InvoiceDraft {
  return { ...exampleText(), ...stated };
}

function codes(stated: Partial<InvoiceDraft>, more: Partial<ReadingGround> = {}): string[] {
  return readInvoice(draft(stated), { ...ground, ...more }).problems.map(({ code }) => code);
}

test("a whole draft is an invoice with its key and nothing to say", () => {
  const { invoice, problems, key } = readInvoice(draft({}), ground);
  expect(invoice && invoiceText(invoice)).toEqual(exampleText());
  expect(problems).toEqual([]);
  expect(key).toBe("25112000009990000011");
});

describe("what the merchant's account knows", () => {
  test("a file without a seller is the merchant's own", () => {
    const { invoice } = readInvoice(draft({ seller: { taxpayerId: "", name: "" } }), ground);
    expect(invoice?.seller).toEqual(exampleMerchant);
  });

  test("the merchant's id needs no name, somebody else's is not given one", () => {
    expect(
      readInvoice(draft({ seller: { taxpayerId: "91110105ma09xx013j", name: "" } }), ground).invoice?.seller,
    ).toEqual(exampleMerchant);
    expect(codes({ seller: { taxpayerId: "91110108MA09XX021Q", name: "" } })).toEqual(["SELLER_NOT_YOU"]);
    expect(codes({ seller: { taxpayerId: "91110108MA09XX021Q", name: "别家" } })).toEqual(["SELLER_NOT_YOU"]);
  });
});

describe("the kind", () => {
  test("follows from a 税控 invoice's code", () => {
    const { invoice } = readInvoice(draft({ kind: "", number: "00012345", code: "011001605111" }), ground);
    expect(invoice?.kind).toBe("10");
  });

  test("of a 数电票 is not guessed", () => {
    const reading = readInvoice(draft({ kind: "" }), ground);
    expect(reading.invoice).toBeNull();
    expect(reading.key).toBe("25112000009990000011");
    expect(reading.problems).toEqual([{ code: "KIND_UNKNOWN", severity: "reject", field: "kind", value: "" }]);
  });

  test("comes from the ledger where that has the invoice", () => {
    expect(readInvoice(draft({ kind: "" }), { ...ground, known: exampleText() }).invoice?.kind).toBe("81");
  });
});

describe("beside the ledger", () => {
  test("a number alone is enough", () => {
    const known = exampleText();
    const { invoice, problems } = readInvoice({ ...blankInvoiceText(), number: known.number }, { ...ground, known });
    expect(invoice && invoiceText(invoice)).toEqual(known);
    expect(problems).toEqual([]);
  });

  test("each stated value that differs is told with both", () => {
    const stated = draft({
      issuedOn: "2025-04-29",
      total: "1060.01",
      buyer: { taxpayerId: "91110105MA09XX013J", name: "" },
    });
    const { problems } = readInvoice(stated, { ...ground, known: exampleText() });
    expect(problems.filter(({ code }) => code === "DIFFERS_FROM_LEDGER")).toEqual([
      {
        code: "DIFFERS_FROM_LEDGER",
        severity: "warn",
        field: "issuedOn",
        value: "2025-04-29",
        facts: { ledger: "2025-04-28" },
      },
      { code: "DIFFERS_FROM_LEDGER", severity: "warn", field: "total", value: "1060.01", facts: { ledger: "1060.00" } },
      {
        code: "DIFFERS_FROM_LEDGER",
        severity: "warn",
        field: "buyer.taxpayerId",
        value: "91110105MA09XX013J",
        facts: { ledger: "91110108MA09XX021Q" },
      },
    ]);
  });

  test("the same value written otherwise does not differ", () => {
    const stated = draft({ amount: "1000", tax: "60.0", buyer: { taxpayerId: "91110108ma09xx021q", name: "别名" } });
    expect(readInvoice(stated, { ...ground, known: exampleText() }).problems).toEqual([]);
  });

  test("its lines are taken where the row has none, or one that sums up several", () => {
    const lines = [exampleLine({ amount: "600.00", tax: "36.00" }), exampleLine({ amount: "400.00", tax: "24.00" })];
    const known = exampleText({ lines });
    const row = exampleLine({ name: "技术服务费等" });
    expect(readInvoice(draft({ lines: [] }), { ...ground, known }).invoice?.lines).toHaveLength(2);
    expect(readInvoice(draft({ lines: [row] }), { ...ground, known }).invoice?.lines).toHaveLength(2);
    expect(
      readInvoice(draft({ lines: [exampleLine({ name: "" })] }), { ...ground, known }).invoice?.lines,
    ).toHaveLength(2);
    expect(readInvoice(draft({ lines: [row], amount: "900.00" }), { ...ground, known }).invoice?.lines).toHaveLength(1);
  });
});

describe("all at once", () => {
  test("faults of fields, of identity and of what can be checked besides", () => {
    const stated = {
      kind: "",
      number: "00012345",
      code: "",
      issuedOn: "2025-13-01",
      total: "1060.01",
      lines: [],
    } as const;
    expect(codes({ ...stated, lines: [] })).toEqual([
      "KIND_UNKNOWN",
      "DATE_MALFORMED",
      "CODE_REQUIRED",
      "SUM_DIFFERS",
      "LINES_MISSING",
    ]);
  });

  test("a value as it was written, and its limit", () => {
    const { problems, invoice, key } = readInvoice(
      draft({ amount: "abc", remark: "备".repeat(451), number: "2.5112E+19" }),
      ground,
    );
    expect(invoice).toBeNull();
    expect(key).toBeNull();
    expect(problems).toEqual([
      { code: "NUMBER_DESTROYED_BY_EXCEL", severity: "reject", field: "number", value: "2.5112E+19" },
      { code: "AMOUNT_MALFORMED", severity: "reject", field: "amount", value: "abc" },
      { code: "TEXT_TOO_LONG", severity: "reject", field: "remark", value: "备".repeat(451), facts: { limit: "450" } },
    ]);
  });

  test("a line without a name says which", () => {
    const { problems } = readInvoice(draft({ lines: [exampleLine(), exampleLine({ name: "", rate: "x" })] }), ground);
    expect(problems[0]).toEqual({ code: "LINE_NAME_REQUIRED", severity: "reject", field: "lines.1.name", value: "" });
  });

  test("what no schema word fits is still said", () => {
    expect(codes({ lines: [exampleLine({ nature: "09" as never })] })[0]).toBe("FIELD_MALFORMED");
    expect(codes({ lines: [JSON.parse('{"__proto__": {"name": "x"}}')] })).toContain("FIELD_MALFORMED");
  });
});
