import { beforeEach, describe, expect, test } from "vitest";
import { type Invoice, invoiceKey } from "#domain/invoice.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { inTransaction } from "#server/db.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { exampleMissing } from "#server/missing/example-ledger.ts";
import { findInvoice } from "#server/missing/find-invoice.ts";
import { cancelSubmission } from "#server/submissions/cancel-submission.ts";
import { findSubmission } from "#server/submissions/find-submission.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";

const now = new Date("2026-11-22T10:00:00+08:00");
let merchant: Example;
let invoice: Invoice;
let id: bigint;

beforeEach(async () => {
  merchant = await exampleMerchant();
  invoice = exampleInvoice((await findParty(merchant.system)).taxpayerId);
  await exampleMissing(merchant.system, [invoice]);
  const [submitted] = await submitInvoices(merchant.context, [invoice], { kind: "form" }, now);
  id = submitted?.submissionId ?? 0n;
});

test("what has not left is taken back: the invoice is missing again, and the act is written down", async () => {
  expect(await findSubmission(merchant.context, id)).toMatchObject({ cancellable: true });
  await cancelSubmission(merchant.context, id, now);
  expect(await findSubmission(merchant.context, id)).toMatchObject({
    state: "CANCELLED",
    cancellable: false,
    nextAt: null,
    endedAt: now,
  });
  expect(await findInvoice(merchant.context, invoiceKey(invoice), now)).toMatchObject({
    standing: "MISSING",
    resendable: true,
  });
  const entries = await inTransaction(merchant.system, (tx) =>
    tx.auditEntry.findMany({ where: { merchantId: merchant.system.merchantId, action: "submission.cancelled" } }),
  );
  expect(entries).toMatchObject([{ subjects: [String(id)], actorId: merchant.accountId }]);
});

describe("what may have left", () => {
  test.each([
    ["SENDING", null],
    ["PROCESSING", now],
    ["UNKNOWN", now],
    ["RETRY_WAIT", now],
    ["HELD", now],
  ])("%s, perhaps arrived %s, stays on its way", async (state, maybeArrivedAt) => {
    await set({ state, maybeArrivedAt });
    await expect(cancelSubmission(merchant.context, id, now)).rejects.toMatchObject({
      kind: "not-now",
      code: "SUBMISSION_ALREADY_SENT",
    });
    expect(await findSubmission(merchant.context, id)).toMatchObject({ state, cancellable: false });
  });

  test.each(["RETRY_WAIT", "HELD"])("%s that certainly never arrived can be taken back", async (state) => {
    await set({ state, maybeArrivedAt: null });
    expect(await findSubmission(merchant.context, id)).toMatchObject({ cancellable: true });
    await cancelSubmission(merchant.context, id, now);
    expect(await findSubmission(merchant.context, id)).toMatchObject({ state: "CANCELLED" });
  });
});

test("twice is refused the second time", async () => {
  await cancelSubmission(merchant.context, id, now);
  await expect(cancelSubmission(merchant.context, id, now)).rejects.toMatchObject({ kind: "not-now" });
});

test("another merchant's is not there, and nothing happens to it", async () => {
  const other = await exampleMerchant();
  await expect(cancelSubmission(other.context, id, now)).rejects.toMatchObject({ kind: "not-found" });
  await expect(findSubmission(other.context, id)).rejects.toMatchObject({ kind: "not-found" });
  expect(await findSubmission(merchant.context, id)).toMatchObject({ state: "QUEUED" });
});

async function set(data: { state: string; maybeArrivedAt: Date | null }): Promise<void> {
  const { merchantId } = merchant.system;
  await inTransaction(merchant.system, (tx) =>
    tx.submission.update({ where: { merchantId_id: { merchantId, id } }, data }),
  );
}
