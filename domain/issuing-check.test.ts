import { describe, expect, test } from "vitest";
import { exampleLine, exampleMerchant, exampleText } from "./example-invoice.ts";
import { type InvoiceText, invoiceSchema } from "./invoice.ts";
import { checkIssued, type IssuingGround, isFinding, refusesEntry } from "./issuing-check.ts";
import { type IssuingLimits, issuingLimitsOn } from "./issuing-limits.ts";

const now = new Date("2025-05-01T02:00:00Z");
const none: IssuingLimits = { offlineHours: null, offlineTotal: null, singleLimit: null };
const device = { kind: "10", code: "011002600111", number: "98000001" } as const;

function findingsOf(stated: Partial<InvoiceText>, ground: Partial<IssuingGround> = {}): string[] {
  const invoice = invoiceSchema.parse(exampleText(stated));
  const whole = { merchantTaxpayerId: exampleMerchant.taxpayerId, today: "2025-05-01", limits: none, offline: null };
  return checkIssued(invoice, { ...whole, ...ground }).map(({ code }) => code);
}

test("an invoice as it should be has no findings", () => {
  expect(findingsOf({})).toEqual([]);
});

test("what only an upload cares about is no finding, what the issuer got wrong is one", () => {
  expect(findingsOf({ buyer: { taxpayerId: "", name: "个人" } })).toEqual(["BUYER_ID_REQUIRED"]);
  expect(findingsOf({ lines: [] })).toEqual(["LINES_MISSING"]);
  expect(findingsOf({ lines: [exampleLine({ name: "技术服务费", classification: "" })] })).toEqual([
    "CLASSIFICATION_MISSING",
  ]);
  expect(findingsOf({ issuedOn: "2025-05-01" })).toEqual([]);
});

test("a rate is known, and was in force on its day", () => {
  expect(findingsOf({ lines: [exampleLine({ rate: "0.07", tax: "70.00" })], tax: "70.00", total: "1070.00" })).toEqual([
    "RATE_UNKNOWN",
  ]);
  const old = { lines: [exampleLine({ rate: "0.17", tax: "170.00" })], tax: "170.00", total: "1170.00" };
  expect(findingsOf(old)).toEqual(["RATE_NOT_IN_FORCE"]);
  expect(findingsOf({ ...old, ...device, issuedOn: "2018-04-30" })).toEqual([]);
  expect(findingsOf({ ...old, ...device, issuedOn: "2018-05-01" })).toEqual(["RATE_NOT_IN_FORCE"]);
});

describe("limits of a tax-control device", () => {
  const limits: IssuingLimits = { offlineHours: 72, offlineTotal: 250_000n, singleLimit: 99_999n };

  test("one invoice may not come to more than its limit; a 数电票 has none", () => {
    expect(findingsOf(device, { limits })).toEqual(["SINGLE_LIMIT_EXCEEDED"]);
    expect(findingsOf(device, { limits: { ...limits, singleLimit: 100_000n } })).toEqual([]);
    expect(findingsOf({}, { limits })).toEqual([]);
  });

  test("time offline warns before it runs out", () => {
    const only = { ...none, offlineHours: 72 };
    const at = (hours: number) => ({
      limits: only,
      offline: { now: new Date(Date.parse("2025-04-28T09:17:58+08:00") + hours * 3_600_000), before: 0n },
    });
    expect(findingsOf(device, at(53.9))).toEqual([]);
    expect(findingsOf(device, at(54))).toEqual(["OFFLINE_TIME_NEAR"]);
    expect(findingsOf(device, at(72))).toEqual(["OFFLINE_TIME_EXCEEDED"]);
    expect(findingsOf({ ...device, issuedTime: "" }, at(72))).toEqual(["OFFLINE_TIME_NEAR"]);
    expect(findingsOf({}, at(720))).toEqual([]);
  });

  test("what is offline together may come to its limit and no further", () => {
    const only = { ...none, offlineTotal: 250_000n };
    expect(findingsOf(device, { limits: only, offline: { now, before: 150_000n } })).toEqual([]);
    expect(findingsOf(device, { limits: only, offline: { now, before: 150_001n } })).toEqual([
      "OFFLINE_TOTAL_EXCEEDED",
    ]);
  });
});

test("the merchant's own numbers go before the rule's", () => {
  expect(issuingLimitsOn("2026-01-01", null)).toMatchObject({ offlineHours: 72, singleLimit: null });
  expect(issuingLimitsOn("2026-01-01", { offlineHours: "12", singleLimit: "100000" })).toEqual({
    offlineHours: 12,
    offlineTotal: null,
    singleLimit: 10_000_000n,
  });
});

test("another seller's, and what cannot be read, does not come into the ledger", () => {
  expect(refusesEntry({ code: "SELLER_NOT_YOU", severity: "reject", field: "seller.taxpayerId" })).toBe(true);
  expect(refusesEntry({ code: "SUM_DIFFERS", severity: "reject", field: "total" })).toBe(true);
  expect(refusesEntry({ code: "BUYER_ID_REQUIRED", severity: "reject", field: "buyer.taxpayerId" })).toBe(false);
  expect(refusesEntry({ code: "DIFFERS_FROM_LEDGER", severity: "warn", field: "total" })).toBe(false);
  expect(isFinding({ code: "DIFFERS_FROM_LEDGER", field: "total" })).toBe(false);
});
