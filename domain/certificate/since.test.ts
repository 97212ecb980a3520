import { describe, expect, test } from "vitest";
import { delayOfBatch, delayOfInvoice } from "./delay-facts.ts";
import { exampleBatch, exampleOwner, exampleRecord } from "./example-record.ts";
import { receiptOfBatch, receiptOfInvoice } from "./receipt-facts.ts";
import { sinceIssue } from "./since.ts";

const done = exampleRecord();
const open = exampleRecord({ state: "PROCESSING", endedAt: null, receipt: null });
const receipt = (record = done) => receiptOfInvoice(exampleOwner, record);
const delay = (record = done) => delayOfInvoice(exampleOwner, record, []);
const batch = (...records: (typeof done)[]) => receiptOfBatch(exampleOwner, exampleBatch, records);
const delays = (...records: (typeof done)[]) => delayOfBatch(exampleOwner, exampleBatch, records, () => []);

function since(issued: ReturnType<typeof receipt | typeof delay | typeof batch | typeof delays>, today: typeof issued) {
  if (!issued) throw new Error("nothing was issued");
  return sinceIssue(issued, today);
}

test("nothing has changed", () => {
  expect(since(receipt(), receipt())).toEqual({ differing: [], hasGoneOn: false });
});

describe("has gone on", () => {
  test("an invoice that was on its way", () => {
    expect(since(delay(open), delay())).toMatchObject({ hasGoneOn: true });
  });
  test("a batch of which more was accepted", () => {
    const second = exampleRecord({ reference: "BC-0000-1235-1", row: 3 });
    expect(since(batch(done), batch(done, second))).toMatchObject({ hasGoneOn: true });
    expect(since(delays(done, { ...open, reference: "B" }), delays(done, { ...done, reference: "B" }))).toMatchObject({
      hasGoneOn: true,
    });
  });
});

test("an invoice that was handed in anew may say more of itself, and of nothing else", () => {
  const issued = receipt();
  const voided = receipt(exampleRecord({}, { voidedAt: "2026-11-21 10:00:00" }));
  const other = receipt(exampleRecord({ warnings: ["x"] }, { voidedAt: "2026-11-21 10:00:00" }));
  if (!issued) throw new Error("nothing was issued");
  expect(sinceIssue(issued, voided, true)).toEqual({ differing: ["invoice.voidedAt"], hasGoneOn: true });
  expect(sinceIssue(issued, voided)).toMatchObject({ hasGoneOn: false });
  expect(sinceIssue(issued, other, true)).toMatchObject({ hasGoneOn: false });
});

describe("does not agree any more", () => {
  test("an amount", () => {
    expect(since(receipt(), receipt(exampleRecord({}, { amount: "900.00", total: "960.00" })))).toEqual({
      differing: ["invoice.amount", "invoice.total"],
      hasGoneOn: false,
    });
  });
  test("an invoice that is gone", () => {
    expect(since(receipt(), null)).toEqual({ differing: ["certificate"], hasGoneOn: false });
  });
  test("a clock set back, though it was on its way", () => {
    const earlier = exampleRecord({ attempts: done.attempts.map((one) => ({ ...one, startedAt: done.queuedAt })) });
    expect(since(delay(open), delay(earlier))).toMatchObject({ hasGoneOn: false });
  });
  test("a row of a batch that was accepted and is another now", () => {
    const other = exampleRecord({}, { total: "1.00" });
    expect(since(batch(done), batch(other))).toMatchObject({ differing: ["acceptedTotal", "rows"], hasGoneOn: false });
    expect(since(delays(done), delays(other))).toMatchObject({ hasGoneOn: false });
  });
});
