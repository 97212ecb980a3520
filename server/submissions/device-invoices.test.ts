import { beforeEach, expect, test } from "vitest";
import { type Invoice, invoiceKey, invoiceSchema, invoiceText } from "#domain/invoice.ts";
import { addDays, businessDateOf } from "#domain/period.ts";
import { byTaxpayer } from "#scripts/bureau-control.ts";
import { testBureau } from "#scripts/integration/bureau.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { inTransaction } from "#server/db.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { recordIssued } from "#server/ledger/record-issued.ts";
import { nothingLost } from "#server/monitoring/nothing-lost/nothing-lost.ts";
import { compareBooks } from "#server/reconciliation/compare-books.ts";
import { checkDue } from "#server/submissions/check-due.ts";
import { pollDue } from "#server/submissions/poll-due.ts";
import { sendDue } from "#server/submissions/send-due.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";

const bureau = testBureau();
const today = businessDateOf(new Date());
const yesterday = addDays(today, -1);

let merchant: Example;
let taxpayerId: string;
let start: Date;
const later = () => new Date(start.getTime() + 3_600_000);

beforeEach(async () => {
  merchant = await exampleMerchant();
  ({ taxpayerId } = await findParty(merchant.system));
  start = new Date();
  await bureau.enrol(taxpayerId);
  await bureau.faults();
});

test("数电票, 税控 invoices and voided ones submitted together go by their own ways, in calls of their own", async () => {
  const invoices = [
    exampleInvoice(taxpayerId, { issuedOn: yesterday }),
    deviceInvoice(1),
    deviceInvoice(2, { voidedAt: yesterday }),
    deviceInvoice(3),
  ];
  await submitInvoices(merchant.context, invoices, { kind: "form" }, start);
  expect(await sendDue(merchant.system, () => start)).toBe(4);
  await pollDue(merchant.system, later);
  expect(await submissions()).toEqual([
    ["baiwang", "ACCEPTED"],
    ["baiwang", "ACCEPTED"],
    ["baiwang", "ACCEPTED"],
    ["leqi", "ACCEPTED"],
  ]);
  const taken = (await bureau.effects(taxpayerId)).map(({ key, upload }) => ({ key, upload }));
  expect(taken.map(({ key }) => key).sort()).toEqual(invoices.map(invoiceKey).sort());
  expect(new Set(taken.map(({ upload }) => upload)).size).toBe(3);
});

test("an invoice the bureau holds is voided there: two acts, two receipts, and never the first one again", async () => {
  const invoice = deviceInvoice(1);
  await submitInvoices(merchant.context, [invoice], { kind: "form" }, start);
  await sendDue(merchant.system, () => start);
  await pollDue(merchant.system, later);
  const voided = deviceInvoice(1, { voidedAt: yesterday });
  const [answer] = await submitInvoices(merchant.context, [voided], { kind: "form" }, later());
  expect(answer).toMatchObject({ outcome: "queued" });
  const afterwards = () => new Date(later().getTime() + 3_600_000);
  await sendDue(merchant.system, later);
  await pollDue(merchant.system, afterwards);
  expect(await submissions()).toEqual([
    ["baiwang", "ACCEPTED"],
    ["baiwang", "ACCEPTED"],
  ]);
  const effects = await bureau.effects(taxpayerId);
  expect(effects.map(({ act }) => act)).toEqual(["upload", "void"]);
  const { losses } = await nothingLost(byTaxpayer(effects), afterwards());
  expect(losses.filter(({ merchantId }) => merchantId === merchant.system.merchantId)).toEqual([]);
  expect(await submitInvoices(merchant.context, [voided], { kind: "form" }, afterwards())).toMatchObject([
    { outcome: "already-held" },
  ]);
});

test("a lost reply of 百望 is asked about, and found", async () => {
  await bureau.faults({ kind: "close-before-reply", service: "baiwang.invoice.upload", times: 1 });
  await submitInvoices(merchant.context, [deviceInvoice(1)], { kind: "form" }, start);
  await sendDue(merchant.system, () => start);
  expect(await submissions()).toEqual([["baiwang", "UNKNOWN"]]);
  await checkDue(merchant.system, later);
  expect(await submissions()).toEqual([["baiwang", "ACCEPTED_EARLIER"]]);
  expect(await bureau.effects(taxpayerId)).toHaveLength(1);
});

test("the way whose list says all is asked alone; another one where there is nothing better, and no more is believed than it lists", async () => {
  await bureau.hold(deviceInvoice(1));
  await bureau.settings({ listLagMs: 0 });
  expect(await comparedBy(["leqi", "baiwang", "package"])).toEqual({ asked: ["leqi"], complete: true });
  expect(await comparedBy(["baiwang"])).toEqual({ asked: ["baiwang"], complete: true });
  await recordIssued(
    merchant.system,
    [{ invoice: invoiceText(exampleInvoice(taxpayerId)), transferWords: "" }],
    { kind: "file" },
    start,
  );
  expect(await comparedBy(["baiwang"])).toEqual({ asked: ["baiwang"], complete: false });
  expect(await comparedBy(["package"])).toEqual({ asked: [], complete: false });
});

/** Which ways a full comparison asked, and whether it knows up to when the bureau's list is whole. */
async function comparedBy(ways: string[]): Promise<{ asked: string[]; complete: boolean }> {
  const { merchantId } = merchant.system;
  await inTransaction(merchant.system, (tx) => tx.merchant.update({ where: { id: merchantId }, data: { ways } }));
  const before = await inTransaction(merchant.system, (tx) => tx.exchange.count({ where: { merchantId } }));
  const { watermark } = await compareBooks(merchant.system, () => new Date(), "full");
  const exchanges = await inTransaction(merchant.system, (tx) =>
    tx.exchange.findMany({ where: { merchantId }, orderBy: { id: "asc" }, skip: before }),
  );
  return { asked: [...new Set(exchanges.map(({ connector }) => connector))], complete: watermark !== null };
}

/** A 电子普票 of the merchant's tax-control device, issued yesterday; its number differs from one merchant to the next. */
function deviceInvoice(serial: number, changes: { voidedAt?: string } = {}): Invoice {
  const digits = taxpayerId.replace(/\D/g, "").slice(-7).padStart(7, "0");
  return invoiceSchema.parse({
    ...invoiceText(exampleInvoice(taxpayerId, { issuedOn: yesterday })),
    kind: "10",
    code: "011002600111",
    number: `${digits}${serial}`,
    checkCode: "16197833567414507415",
    ...changes,
  });
}

async function submissions(): Promise<unknown[]> {
  const rows = await inTransaction(merchant.system, (tx) =>
    tx.submission.findMany({
      where: { merchantId: merchant.system.merchantId },
      orderBy: [{ connector: "asc" }, { id: "asc" }],
    }),
  );
  return rows.map(({ connector, state }) => [connector, state]);
}
