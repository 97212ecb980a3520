import { afterAll, beforeEach, expect, test } from "vitest";
import { type Invoice, invoiceKey, invoiceText } from "#domain/invoice.ts";
import { byTaxpayer } from "#scripts/bureau-control.ts";
import { testBureau } from "#scripts/integration/bureau.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { actsIn, type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { inTransaction } from "#server/db.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { nothingLost } from "#server/monitoring/nothing-lost/nothing-lost.ts";
import { addRecipient } from "#server/notices/add-recipient.ts";
import { stopQueue } from "#server/queue/queue.ts";
import { checkDue } from "#server/submissions/check-due.ts";
import { findSubmission } from "#server/submissions/find-submission.ts";
import { pollDue } from "#server/submissions/poll-due.ts";
import { retrySubmission } from "#server/submissions/retry-submission.ts";
import { sendDue } from "#server/submissions/send-due.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";
import { exampleClerk, exampleView } from "#server/support/example-clerk.ts";

const minute = 60_000;
const bureau = testBureau();
let merchant: Example;
let taxpayerId: string;
let start: Date;
const at = (ms: number) => () => new Date(start.getTime() + ms);

afterAll(stopQueue);

beforeEach(async () => {
  merchant = await exampleMerchant();
  ({ taxpayerId } = await findParty(merchant.system));
  start = new Date();
  await bureau.enrol(taxpayerId);
  await bureau.faults();
});

test("one whose content cannot be read goes to support, with a case and a letter, and the others go on", async () => {
  const invoices = Array.from({ length: 3 }, () => exampleInvoice(taxpayerId));
  await addRecipient(merchant.context, { channel: "mail", address: "boss@example.com", locale: "zh-CN" }, start);
  const [, broken] = await submit(invoices);
  await keepContent(invoices[1], { broken: true });
  expect(await sendDue(merchant.system, at(0))).toBe(2);
  await pollDue(merchant.system, at(minute));
  expect(await findSubmission(merchant.context, broken ?? 0n)).toMatchObject({
    state: "NEEDS_SUPPORT",
    verdict: { code: "CONTENT_UNREADABLE" },
    attempts: [],
    invoice: { number: invoices[1]?.number, total: invoices[1]?.total },
  });
  const { cases, letters } = await inTransaction(merchant.system, async (tx) => ({
    cases: await tx.supportCase.findMany({ where: { merchantId: merchant.system.merchantId } }),
    letters: await tx.letter.findMany({ where: { kind: "invoices-returned", channel: { not: "inbox" } } }),
  }));
  expect(cases).toMatchObject([{ submissionId: broken, code: "CONTENT_UNREADABLE", closedAt: null }]);
  expect(letters).toHaveLength(1);
  const told = (await actsIn(merchant.context)).filter(({ action }) => action === "submission.needs_support");
  expect(told).toMatchObject([{ subjects: [String(broken)], facts: { from: "QUEUED", reason: "CONTENT_UNREADABLE" } }]);
  await expectNothingLost(2);
});

test("mended, and let go by a clerk, it is asked about and sent", async () => {
  const invoice = exampleInvoice(taxpayerId);
  const [id = 0n] = await submit([invoice]);
  await keepContent(invoice, { broken: true });
  await sendDue(merchant.system, at(0));
  await keepContent(invoice, invoiceText(invoice));
  await retrySubmission(await exampleView(await exampleClerk(), merchant.context.merchantId, start), id, at(minute)());
  await checkDue(merchant.system, at(minute));
  expect(await sendDue(merchant.system, at(minute))).toBe(1);
  await pollDue(merchant.system, at(2 * minute));
  expect(await findSubmission(merchant.context, id)).toMatchObject({ state: "ACCEPTED" });
  await expectNothingLost(1);
});

test("what may be there already is asked about, whatever became of its content", async () => {
  const invoice = exampleInvoice(taxpayerId);
  await bureau.faults({ kind: "close-before-reply", service: "202007/QDFPSC", times: 1 });
  const [id = 0n] = await submit([invoice]);
  await sendDue(merchant.system, at(0));
  await keepContent(invoice, "");
  await checkDue(merchant.system, at(10 * minute));
  expect(await findSubmission(merchant.context, id)).toMatchObject({ state: "ACCEPTED_EARLIER" });
});

async function submit(invoices: readonly Invoice[]): Promise<bigint[]> {
  const submitted = await submitInvoices(merchant.context, invoices, { kind: "form" }, start);
  return submitted.map(({ submissionId }) => submissionId ?? 0n);
}

async function keepContent(invoice: Invoice | undefined, content: object | string): Promise<void> {
  const { merchantId } = merchant.system;
  await inTransaction(merchant.system, (tx) =>
    tx.issuedInvoice.update({
      where: { merchantId_key: { merchantId, key: invoice ? invoiceKey(invoice) : "" } },
      data: { content },
    }),
  );
}

/** The checker is green, and the bureau counts as many effects. */
async function expectNothingLost(effects: number): Promise<void> {
  const theirs = await bureau.effects(taxpayerId);
  expect(theirs).toHaveLength(effects);
  const { losses } = await nothingLost(byTaxpayer(theirs), at(0)());
  expect(losses.filter(({ merchantId }) => merchantId === merchant.system.merchantId)).toEqual([]);
}
