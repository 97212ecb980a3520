import { describe, expect, test } from "vitest";
import { checkInvoice, checkReadableFields } from "./check-invoice.ts";
import { exampleLine, exampleMerchant, exampleText } from "./example-invoice.ts";
import { type InvoiceText, invoiceSchema } from "./invoice.ts";

const ground = { merchantTaxpayerId: exampleMerchant.taxpayerId, today: "2026-11-22" };

function found(stated: Partial<InvoiceText>): string[] {
  const invoice = invoiceSchema.parse(exampleText(stated));
  return checkInvoice(invoice, ground).map(({ severity, code, field }) => `${severity} ${code} ${field}`);
}

const red = { blueNumber: "25112000009990000011", confirmationNumber: "11010525052000000001", confirmationId: "" };
const redSums = {
  amount: "-1000.00",
  tax: "-60.00",
  total: "-1060.00",
  lines: [exampleLine({ amount: "-1000.00", tax: "-60.00" })],
};
const fromDevice = { kind: "10", number: "00012345", code: "011001605111" } as const;
const nobody = { taxpayerId: "", name: "个人" };

test.each<[string, Partial<InvoiceText>, string[]]>([
  ["a sound invoice", {}, []],
  ["issued today", { issuedOn: "2026-11-22", number: "26112000009990000011" }, ["note ISSUED_TODAY issuedOn"]],
  ["issued tomorrow", { issuedOn: "2026-11-23", number: "26112000009990000011" }, ["reject DATE_IN_FUTURE issuedOn"]],
  ["another year's number", { number: "24112000009990000011" }, ["warn NUMBER_YEAR_DIFFERS number"]],
  ["another region's number", { number: "25312000009990000011" }, ["warn NUMBER_REGION_DIFFERS number"]],
  ["any fifth digit", { number: "25119000009990000011" }, []],
  ["a code on a 数电票", { code: "1100171130" }, ["warn CODE_ON_DIGITAL code"]],
  ["a 数电纸票", { kind: "85", code: "1100171130", paperNumber: "00012345" }, []],
  [
    "somebody else's",
    { seller: { taxpayerId: "91110108MA09XX021Q", name: "别家" } },
    ["reject SELLER_NOT_YOU seller.taxpayerId"],
  ],
  ["专票 without the buyer's id", { buyer: nobody }, ["reject BUYER_ID_REQUIRED buyer.taxpayerId"]],
  ["普票 to a person", { kind: "82", buyer: nobody }, []],
  [
    "a buyer's wrong id",
    { buyer: { taxpayerId: "91110108MA09XX021X", name: "买方" } },
    ["warn TAXPAYER_ID_INVALID buyer.taxpayerId"],
  ],
  ["a cent off", { total: "1060.01" }, ["reject SUM_DIFFERS total"]],
  ["negative and blue", { ...redSums }, ["reject NEGATIVE_WITHOUT_RED red"]],
  ["red with its origin", { ...redSums, red }, []],
  [
    "red without the confirmation",
    { ...redSums, red: { ...red, confirmationNumber: "" } },
    ["reject RED_WITHOUT_ORIGIN red.confirmationNumber"],
  ],
  ["red with positive amounts", { red }, ["reject RED_WITH_POSITIVE_AMOUNT total"]],
  [
    "red from a tax-control device",
    {
      ...redSums,
      kind: "10",
      number: "00012345",
      code: "011001605111",
      buyer: nobody,
      red: { ...red, blueNumber: "" },
    },
    ["warn RED_WITHOUT_ORIGIN red.blueNumber"],
  ],
  ["voided on a device", { ...fromDevice, voidedAt: "2025-04-28 18:00:00" }, []],
  ["voided before it was issued", { ...fromDevice, voidedAt: "2025-04-27" }, ["reject VOID_DATE_IMPOSSIBLE voidedAt"]],
  ["voided on the day, at no known hour", { ...fromDevice, voidedAt: "2025-04-28" }, []],
  [
    "voided an hour before it was issued",
    { ...fromDevice, voidedAt: "2025-04-28 08:17:58" },
    ["reject VOID_DATE_IMPOSSIBLE voidedAt"],
  ],
  ["voided tomorrow", { ...fromDevice, voidedAt: "2026-11-23" }, ["reject VOID_DATE_IMPOSSIBLE voidedAt"]],
  ["a voided 数电票", { voidedAt: "2025-04-29" }, ["reject VOID_NOT_FOR_DIGITAL voidedAt"]],
  ["no lines", { lines: [] }, ["reject LINES_MISSING lines"]],
  [
    "lines that do not add up",
    { lines: [exampleLine({ amount: "999.00", tax: "59.94" })] },
    ["warn LINES_SUM_DIFFERS lines"],
  ],
  [
    "an unknown rate",
    { lines: [exampleLine({ rate: "0.07" })] },
    ["warn RATE_UNKNOWN lines.0.rate", "warn LINE_TAX_DIFFERS lines.0.tax", "warn TAX_ERROR_ACCUMULATED tax"],
  ],
])("%s", (_, stated, expected) => {
  expect(found(stated)).toEqual(expected);
});

describe("tolerances (§4.2)", () => {
  const line = (tax: string) => [exampleLine({ tax })];
  test("six fen on a line pass, seven warn", () => {
    expect(found({ tax: "60.06", total: "1060.06", lines: line("60.06") })).toEqual([]);
    expect(found({ tax: "59.94", total: "1059.94", lines: line("59.94") })).toEqual([]);
    expect(found({ tax: "60.07", total: "1060.07", lines: line("60.07") })).toEqual([
      "warn LINE_TAX_DIFFERS lines.0.tax",
    ]);
  });

  test("a hundred lines rounded one by one pass (97.09 / 2.91), 1.28 in all warn", () => {
    const lines = Array.from({ length: 100 }, () =>
      exampleLine({ amount: "97.09", rate: "0.03", tax: "2.91", quantity: "", unitPrice: "" }),
    );
    expect(found({ amount: "9709.00", tax: "291.00", total: "10000.00", lines })).toEqual([]);
    const off = Array.from({ length: 32 }, () =>
      exampleLine({ amount: "100.00", tax: "6.04", quantity: "", unitPrice: "" }),
    );
    expect(found({ amount: "3200.00", tax: "193.28", total: "3393.28", lines: off })).toEqual([
      "warn TAX_ERROR_ACCUMULATED tax",
    ]);
  });

  test.each(["0.13", "0.09", "0.06", "0.03", "0.01", "0.05", "0.015", "0.17", "0.16", "0.11", "0.1", "0.04", "0"])(
    "rate %s is known",
    (rate) => {
      const fen = BigInt(Math.round(Number(rate) * 100_000));
      const tax = `${fen / 100n}.${String(fen % 100n).padStart(2, "0")}`;
      const total = `${1000n + fen / 100n}.${String(fen % 100n).padStart(2, "0")}`;
      const problems = found({ tax, total, lines: [exampleLine({ rate, tax })] });
      expect(problems.filter((problem) => !problem.includes("RATE_NOT_IN_FORCE"))).toEqual([]);
    },
  );

  test.each(["免税", "不征税", "***", ""])("rate %j counts no tax", (rate) => {
    expect(found({ tax: "0.00", total: "1000.00", lines: [exampleLine({ rate, tax: "0.00" })] })).toEqual([]);
  });

  test("a discount line is netted", () => {
    const lines = [
      exampleLine({ amount: "1100.00", tax: "66.00", nature: "02" }),
      exampleLine({ amount: "-100.00", tax: "-6.00", nature: "01", quantity: "", unitPrice: "" }),
    ];
    expect(found({ lines })).toEqual([]);
  });
});

test("facts say what the sentences need", () => {
  const invoice = invoiceSchema.parse(exampleText({ total: "1060.01", lines: [exampleLine({ tax: "61.00" })] }));
  expect(checkInvoice(invoice, ground)).toEqual([
    { code: "SUM_DIFFERS", severity: "reject", field: "total", value: "1060.01", facts: { expected: "1060.00" } },
    { code: "LINE_TAX_DIFFERS", severity: "warn", field: "lines.0.tax", value: "61.00", facts: { error: "1.00" } },
    { code: "LINES_SUM_DIFFERS", severity: "warn", field: "lines", facts: { expected: "1060.00", lines: "1061.00" } },
  ]);
});

test("of an invoice half read, what can be checked is checked", () => {
  const { kind, number, amount, ...rest } = invoiceSchema.parse(
    exampleText({ buyer: nobody, issuedOn: "2026-11-23", lines: [] }),
  );
  expect(checkReadableFields(rest, ground).map(({ code }) => code)).toEqual(["DATE_IN_FUTURE"]);
  expect(checkReadableFields({ ...rest, kind, number, amount: 0n }, ground).map(({ code }) => code)).toEqual([
    "NUMBER_YEAR_DIFFERS",
    "DATE_IN_FUTURE",
    "BUYER_ID_REQUIRED",
    "SUM_DIFFERS",
    "LINES_MISSING",
  ]);
  expect(amount).toBe(100_000n);
});
