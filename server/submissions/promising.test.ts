import { afterAll, beforeEach, expect, test } from "vitest";
import { type Invoice, invoiceSchema, invoiceText } from "#domain/invoice.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { db, inTransaction } from "#server/db.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { stopQueue } from "#server/queue/queue.ts";
import { findSubmission } from "#server/submissions/find-submission.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";

const now = new Date("2026-11-22T02:00:00Z");
let merchant: Example;
let taxpayerId: string;

afterAll(stopQueue);

beforeEach(async () => {
  merchant = await exampleMerchant();
  ({ taxpayerId } = await findParty(merchant.system));
  await inTransaction(merchant.system, (tx) =>
    tx.merchant.update({ where: { id: merchant.system.merchantId }, data: { ways: ["leqi", "package"] } }),
  );
  await db().connector.deleteMany();
  await db().turnstile.deleteMany();
});

test("what is queued now is promised behind all that waits, whatever came between", async () => {
  const last = (await submit(Array.from({ length: 450 }, () => exampleInvoice(taxpayerId)))).at(-1) ?? 0n;
  const [byHand = 0n] = await submit([deviceInvoice()]);
  const [next = 0n] = await submit([exampleInvoice(taxpayerId)]);
  expect(await promisedAt(byHand)).toBeNull();
  const before = await promisedAt(last);
  expect(before?.getTime()).toBeGreaterThan(now.getTime() + 18_000);
  expect(await promisedAt(next)).toEqual(before);
});

test("what was sent sooner than it was promised makes nobody wait", async () => {
  await submit(Array.from({ length: 450 }, () => exampleInvoice(taxpayerId)));
  await inTransaction(merchant.system, (tx) =>
    tx.submission.updateMany({
      where: { merchantId: merchant.system.merchantId },
      data: { state: "ACCEPTED", nextAt: null, endedAt: now },
    }),
  );
  const [next = 0n] = await submit([exampleInvoice(taxpayerId)]);
  expect(await promisedAt(next)).toEqual(new Date(now.getTime() + 16_000));
});

async function submit(invoices: readonly Invoice[]): Promise<bigint[]> {
  const submitted = await submitInvoices(merchant.context, invoices, { kind: "form" }, now);
  return submitted.map(({ submissionId }) => submissionId ?? 0n);
}

async function promisedAt(id: bigint): Promise<Date | null> {
  return (await findSubmission(merchant.context, id)).promised?.at ?? null;
}

/** Of a tax-control device: this merchant carries it by hand. */
function deviceInvoice(): Invoice {
  const text = invoiceText(exampleInvoice(taxpayerId));
  return invoiceSchema.parse({ ...text, kind: "10", code: "011002600111", number: "00123456" });
}
