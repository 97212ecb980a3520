import { describe, expect, test } from "vitest";
import { delayOfBatch, delayOfInvoice } from "./delay-facts.ts";
import { at, exampleBatch, exampleOwner, exampleRecord } from "./example-record.ts";
import { certificateFactsSchema } from "./facts.ts";
import { receiptOfBatch, receiptOfInvoice } from "./receipt-facts.ts";

const open = exampleRecord({ state: "PROCESSING", endedAt: null, receipt: null, row: 4, reference: "BC-0000-1236-9" });
const earlier = exampleRecord({ state: "ACCEPTED_EARLIER", row: 3, reference: "BC-0000-1235-1" });
const records = [exampleRecord(), earlier, open];

test.each([
  ["the receipt of an invoice", receiptOfInvoice(exampleOwner, exampleRecord())],
  ["the receipt of a batch", receiptOfBatch(exampleOwner, exampleBatch, records)],
  ["the delay of an invoice", delayOfInvoice(exampleOwner, open, [])],
  ["the delay of a batch", delayOfBatch(exampleOwner, exampleBatch, records, () => [])],
])("%s is read back as it was written", (_, facts) => {
  expect(certificateFactsSchema.parse(JSON.parse(JSON.stringify(facts)))).toEqual(facts);
});

describe("a batch's receipt", () => {
  test("counts add up, and its total is that of its rows", () => {
    expect(receiptOfBatch(exampleOwner, exampleBatch, records)).toMatchObject({
      counts: { submitted: 3, accepted: 1, acceptedEarlier: 1, others: 1 },
      acceptedTotal: "2120.00",
      rows: [{ row: 2 }, { row: 3 }],
    });
  });

  test("there is none before the first is accepted", () => {
    expect(receiptOfBatch(exampleOwner, exampleBatch, [open])).toBeNull();
    expect(receiptOfInvoice(exampleOwner, open)).toBeNull();
  });
});

describe("a delay", () => {
  test("counts the days until it was handed to us by the calendar of Beijing", () => {
    const record = exampleRecord({ queuedAt: new Date("2026-11-19T16:30:00Z") });
    expect(delayOfInvoice(exampleOwner, record, []).daysToHandIn).toBe(8);
  });

  test("of a batch names each outage once, as long as anybody waited for it", () => {
    const outage = {
      way: "leqi",
      cause: "NO_ANSWER" as const,
      words: "",
      began: at("01:40:00"),
      ended: at("01:50:25"),
    };
    const facts = delayOfBatch(exampleOwner, exampleBatch, records, () => [outage]);
    expect(facts?.outages).toEqual([
      {
        way: "leqi",
        cause: "NO_ANSWER",
        words: "",
        began: at("01:50:00").toISOString(),
        ended: at("01:50:25").toISOString(),
      },
    ]);
    expect(facts?.longest).toMatchObject({ interface: 26, us: 6 });
    expect(facts?.counts).toEqual({ submitted: 3, accepted: 2, ended: 0, open: 1 });
  });
});
