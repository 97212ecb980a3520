import { beforeEach, expect, test } from "vitest";
import { type Invoice, invoiceKey } from "#domain/invoice.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { exampleHeld, exampleMissing } from "#server/missing/example-ledger.ts";
import { findInvoice } from "#server/missing/find-invoice.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";

const now = new Date("2026-11-22T10:00:00+08:00");
let merchant: Example;
let invoice: Invoice;

beforeEach(async () => {
  merchant = await exampleMerchant();
  invoice = exampleInvoice((await findParty(merchant.system)).taxpayerId);
  await exampleMissing(merchant.system, [invoice], "验签失败");
});

test("gives the whole invoice, why it is missing, in whose words, and that sending it as it is does not help", async () => {
  expect(await findInvoice(merchant.context, invoiceKey(invoice), now)).toMatchObject({
    invoice,
    standing: "MISSING",
    cause: "SIGNATURE_FAILED",
    transferWords: "验签失败",
    origin: "import",
    next: "outside",
    resendable: true,
    held: null,
    submissions: [],
  });
});

test("one that is on its way is waited for, never sent again", async () => {
  await submitInvoices(merchant.context, [invoice], { kind: "form" }, now);
  const found = await findInvoice(merchant.context, invoiceKey(invoice), now);
  expect(found).toMatchObject({ standing: "UPLOADING", next: "wait", resendable: false });
  expect(found.submissions).toMatchObject([{ state: "QUEUED", nextAt: now }]);
});

test("shows both values of every field in which the bureau differs", async () => {
  await exampleHeld(merchant.system, invoice, { amount: invoice.amount + 100n, total: invoice.total + 100n });
  const found = await findInvoice(merchant.context, invoiceKey(invoice), now);
  expect(found).toMatchObject({ standing: "DIFFERS", next: "compare", resendable: false });
  expect(found.differences).toEqual([
    { field: "amount", ours: String(invoice.amount), theirs: String(invoice.amount + 100n) },
    { field: "total", ours: String(invoice.total), theirs: String(invoice.total + 100n) },
  ]);
});

test("another merchant's invoice is not there", async () => {
  const other = await exampleMerchant();
  await expect(findInvoice(other.context, invoiceKey(invoice), now)).rejects.toMatchObject({ kind: "not-found" });
});

test.each(["", "x", "26117999090000000001'", "../26117", "9".repeat(20), "1".repeat(19)])(
  "%j is not found",
  async (key) => {
    await expect(findInvoice(merchant.context, key, now)).rejects.toMatchObject({ kind: "not-found" });
  },
);
