import { beforeEach, describe, expect, test } from "vitest";
import { type Invoice, invoiceKey } from "#domain/invoice.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { inTransaction } from "#server/db.ts";
import { deriveStandings } from "#server/ledger/derive-standings.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { exampleHeld, exampleMissing } from "#server/missing/example-ledger.ts";
import { findInvoice } from "#server/missing/find-invoice.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";

const now = new Date("2026-11-22T10:00:00+08:00");
const form = { kind: "form" } as const;
let merchant: Example;
let invoice: Invoice;

beforeEach(async () => {
  merchant = await exampleMerchant();
  invoice = exampleInvoice((await findParty(merchant.system)).taxpayerId);
  await exampleMissing(merchant.system, [invoice]);
});

describe("one invoice", () => {
  test("gets on its way with ledger, audit entry and bell in one transaction", async () => {
    const [submitted] = await submitInvoices(merchant.context, [invoice], form, now);
    expect(submitted).toMatchObject({ key: invoiceKey(invoice), outcome: "queued" });
    expect(await findInvoice(merchant.context, invoiceKey(invoice), now)).toMatchObject({ standing: "UPLOADING" });
    expect(await acts()).toContainEqual({
      action: "submission.queued",
      subjects: [String(submitted?.submissionId)],
      actorId: merchant.accountId,
      facts: { origin: "form" },
    });
    const bells = await inTransaction(
      merchant.system,
      (tx) => tx.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) AS count FROM pgboss.job WHERE name = 'send-due' AND data->>'merchantId' = ${merchant.system.merchantId}`,
    );
    expect(bells).toEqual([{ count: 1n }]);
  });

  test("sent twice is one submission, and the second is told which", async () => {
    const [first] = await submitInvoices(merchant.context, [invoice], form, now);
    const [second] = await submitInvoices(merchant.context, [invoice], form, now);
    expect(second).toEqual({ key: invoiceKey(invoice), outcome: "already-open", submissionId: first?.submissionId });
    expect((await acts()).filter(({ action }) => action === "submission.queued")).toHaveLength(1);
  });

  test("sent by twenty at once is one submission, and all are told which", async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => submitInvoices(merchant.context, [invoice], form, now)),
    );
    const outcomes = answers.flat();
    expect(new Set(outcomes.map(({ submissionId }) => submissionId)).size).toBe(1);
    expect(outcomes.filter(({ outcome }) => outcome === "queued")).toHaveLength(1);
    expect((await findInvoice(merchant.context, invoiceKey(invoice), now)).submissions).toHaveLength(1);
  });

  test("that the bureau holds is not sent", async () => {
    await exampleHeld(merchant.system, invoice);
    expect(await submitInvoices(merchant.context, [invoice], form, now)).toEqual([
      { key: invoiceKey(invoice), outcome: "already-held", submissionId: null },
    ]);
    expect(await findInvoice(merchant.context, invoiceKey(invoice), now)).toMatchObject({
      standing: "AT_BUREAU",
      submissions: [],
    });
  });

  test("that the bureau holds with other values is not sent either, and both values are kept", async () => {
    await exampleHeld(merchant.system, invoice, { amount: invoice.amount + 1n, total: invoice.total + 1n });
    expect(await submitInvoices(merchant.context, [invoice], form, now)).toMatchObject([
      { outcome: "differs", submissionId: null },
    ]);
    expect(await findInvoice(merchant.context, invoiceKey(invoice), now)).toMatchObject({
      standing: "DIFFERS",
      submissions: [],
    });
  });

  test("that was accepted is not sent again while the bureau's list does not show it yet", async () => {
    const [first] = await submitInvoices(merchant.context, [invoice], form, now);
    await end(first?.submissionId ?? 0n, "ACCEPTED");
    expect(await submitInvoices(merchant.context, [invoice], form, now)).toEqual([
      { key: invoiceKey(invoice), outcome: "already-held", submissionId: first?.submissionId },
    ]);
    const other = { ...invoice, amount: invoice.amount + 1n, total: invoice.total + 1n };
    expect(await submitInvoices(merchant.context, [other], form, now)).toMatchObject([
      { outcome: "differs", submissionId: first?.submissionId },
    ]);
  });

  test("whose submission was withdrawn goes on its way anew, linked to the first", async () => {
    const [first] = await submitInvoices(merchant.context, [invoice], form, now);
    await end(first?.submissionId ?? 0n, "CANCELLED");
    const [second] = await submitInvoices(merchant.context, [invoice], form, now);
    expect(second?.outcome).toBe("queued");
    const row = await inTransaction(merchant.system, (tx) =>
      tx.submission.findFirstOrThrow({
        where: { merchantId: merchant.system.merchantId, id: second?.submissionId ?? 0n },
      }),
    );
    expect(row.supersedes).toBe(first?.submissionId);
  });
});

test("many are answered in their order, each for itself", async () => {
  const { taxpayerId } = await findParty(merchant.system);
  const [open, held, fresh] = [invoice, exampleInvoice(taxpayerId), exampleInvoice(taxpayerId)];
  await exampleMissing(merchant.system, [held]);
  await exampleHeld(merchant.system, held);
  await submitInvoices(merchant.context, [open], form, now);
  const answers = await submitInvoices(merchant.context, [fresh, held, open], form, now);
  expect(answers.map(({ key, outcome }) => [key, outcome])).toEqual([
    [invoiceKey(fresh), "queued"],
    [invoiceKey(held), "already-held"],
    [invoiceKey(open), "already-open"],
  ]);
});

test("the same number of another merchant is another invoice", async () => {
  const other = await exampleMerchant();
  await submitInvoices(merchant.context, [invoice], form, now);
  expect(await submitInvoices(other.context, [invoice], form, now)).toMatchObject([{ outcome: "queued" }]);
});

function acts() {
  return inTransaction(merchant.system, (tx) =>
    tx.auditEntry.findMany({
      where: { merchantId: merchant.system.merchantId },
      select: { action: true, subjects: true, actorId: true, facts: true },
    }),
  );
}

async function end(id: bigint, state: string): Promise<void> {
  const { merchantId } = merchant.system;
  await inTransaction(merchant.system, async (tx) => {
    await tx.merchant.update({ where: { id: merchantId }, data: { bureauCompleteTo: now } });
    await tx.submission.update({
      where: { merchantId_id: { merchantId, id } },
      data: { state, nextAt: null, endedAt: new Date(now.getTime() + 1) },
    });
    await deriveStandings(tx, merchantId);
  });
}
