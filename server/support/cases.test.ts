import { afterAll, beforeEach, expect, expectTypeOf, test } from "vitest";
import { testBureau } from "#scripts/integration/bureau.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { actsIn, type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { record } from "#server/audit.ts";
import type { MerchantContext, OperatorContext } from "#server/context.ts";
import { db, inTransaction } from "#server/db.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { nothingLost } from "#server/monitoring/nothing-lost/nothing-lost.ts";
import { stopQueue } from "#server/queue/queue.ts";
import { checkDue } from "#server/submissions/check-due.ts";
import { openThese } from "#server/submissions/open-cases.ts";
import { pollDue } from "#server/submissions/poll-due.ts";
import { retrySubmission } from "#server/submissions/retry-submission.ts";
import { sendDue } from "#server/submissions/send-due.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";
import { closeCase } from "#server/support/close-case.ts";
import { exampleClerk, exampleView, exampleWithSupport } from "#server/support/example-clerk.ts";
import { listCases } from "#server/support/list-cases.ts";
import { listCasesOfMerchant } from "#server/support/list-cases-of-merchant.ts";

const now = new Date();
const minute = 60_000;
const later = (ms: number) => new Date(now.getTime() + ms);
const at = (ms: number) => () => later(ms);
const bureau = testBureau();
let merchant: Example;
let taxpayerId: string;

afterAll(stopQueue);

beforeEach(async () => {
  merchant = await exampleMerchant();
  ({ taxpayerId } = await findParty(merchant.system));
  await bureau.enrol(taxpayerId);
  await bureau.faults();
  await db().connector.deleteMany();
});

test("a code nobody has heard opens a case with the bureau's own words, in the transaction that settles", async () => {
  await bureau.faults({ kind: "unknown-code", service: "202007/CXQDFPSCJG", times: 1 });
  const id = await submit();
  await sendDue(merchant.system, at(0));
  await pollDue(merchant.system, at(minute));
  const { cases } = await listCases(await exampleClerk());
  const mine = cases.find((one) => one.merchant.id === merchant.context.merchantId);
  expect(mine).toMatchObject({ submissionId: String(id), code: "UNKNOWN_CODE", openedAt: later(minute) });
  expect(mine?.words).not.toBe("");
  const acts = await actsIn(merchant.context);
  expect(acts.at(-1)).toMatchObject({
    action: "case.opened",
    subjectKind: "case",
    subjects: [mine?.id],
    facts: { code: "UNKNOWN_CODE", submissions: [String(id)] },
  });
  expect((await nothingLost(null, later(2 * minute))).losses).toEqual([]);
});

test("a number that is there with other values opens a case, which only a clerk closes", async () => {
  const invoice = exampleInvoice(taxpayerId);
  await bureau.hold({ ...invoice, amount: invoice.amount + 100n, total: invoice.total + 100n });
  await submit(invoice);
  await sendDue(merchant.system, at(0));
  await pollDue(merchant.system, at(minute));
  await checkDue(merchant.system, at(10 * minute));
  const clerk = await exampleClerk();
  const view = await exampleView(clerk, merchant.context.merchantId, now);
  const [open] = await listCasesOfMerchant(view);
  expect(open).toMatchObject({ code: "CONFLICT", closedAt: null, closable: true });

  const { context: other } = await exampleMerchant();
  const elsewhere = await exampleView(clerk, other.merchantId, now);
  const refused = { kind: "not-now", code: "CASE_NOT_CLOSABLE" };
  await expect(closeCase(elsewhere, BigInt(open?.id ?? 0), now)).rejects.toMatchObject(refused);
  await closeCase(view, BigInt(open?.id ?? 0), later(11 * minute));
  await expect(closeCase(view, BigInt(open?.id ?? 0), now)).rejects.toMatchObject(refused);
  expect(await listCasesOfMerchant(view)).toMatchObject([
    { id: open?.id, closedAt: later(11 * minute), closedAs: "CONFLICT", closable: false },
  ]);
  expect((await actsIn(merchant.context)).at(-1)).toMatchObject({
    actorKind: "support",
    action: "case.closed",
    subjects: [open?.id],
  });
});

test("a case closes when its submission goes on, and a second one opens when it comes back; both stay in the room", async () => {
  const { submissionId } = await exampleWithSupport(merchant.system, merchant.context, now);
  const clerk = await exampleClerk();
  const view = await exampleView(clerk, merchant.context.merchantId, now);
  const [first] = await listCasesOfMerchant(view);
  expect(first).toMatchObject({ code: "ATTEMPTS_SPENT", closable: false });
  await expect(closeCase(view, BigInt(first?.id ?? 0), now)).rejects.toMatchObject({ code: "CASE_NOT_CLOSABLE" });

  await retrySubmission(view, submissionId, later(minute));
  expect(await listCasesOfMerchant(view)).toMatchObject([
    { id: first?.id, closedAt: later(minute), closedAs: "UNKNOWN" },
  ]);
  await openAgain(submissionId);
  expect(await listCasesOfMerchant(view)).toMatchObject([{ closedAt: null }, { id: first?.id }]);
});

test("nothing-lost names what waits for a person without a case", async () => {
  const { submissionId } = await exampleWithSupport(merchant.system, merchant.context, now);
  await inTransaction(merchant.system, (tx) => tx.supportCase.updateMany({ data: { closedAt: now } }));
  const { losses } = await nothingLost(null, now);
  expect(losses).toContainEqual(
    expect.objectContaining({ check: "C3", merchantId: merchant.context.merchantId, ids: [String(submissionId)] }),
  );
});

test("a submission has one open case, however often it is opened", async () => {
  const { submissionId } = await exampleWithSupport(merchant.system, merchant.context, now);
  const acts = (await actsIn(merchant.context)).length;
  await openAgain(submissionId);
  await openAgain(submissionId);
  const view = await exampleView(await exampleClerk(), merchant.context.merchantId, now);
  expect(await listCasesOfMerchant(view)).toHaveLength(1);
  expect((await actsIn(merchant.context)).slice(acts).map(({ action }) => action)).not.toContain("case.opened");
});

test("the list begins with what waits longest, of whatever merchant", async () => {
  await exampleWithSupport(merchant.system, merchant.context, later(-9 * minute));
  const second = await exampleMerchant();
  await exampleWithSupport(second.system, second.context, later(-10 * minute));
  const { cases, total } = await listCases(await exampleClerk());
  const times = cases.map(({ openedAt }) => openedAt.getTime());
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(total).toBe(cases.length);
  const mine = cases.map((one) => one.merchant.id);
  expect(mine.indexOf(second.context.merchantId)).toBeLessThan(mine.indexOf(merchant.context.merchantId));
});

test("cases are support's: for others it does not compile", () => {
  expectTypeOf<MerchantContext | OperatorContext>().not.toExtend<Parameters<typeof listCases>[0]>();
  expectTypeOf<MerchantContext | OperatorContext>().not.toExtend<Parameters<typeof closeCase>[0]>();
});

async function submit(invoice = exampleInvoice(taxpayerId)): Promise<bigint> {
  const [submitted] = await submitInvoices(merchant.context, [invoice], { kind: "form" }, now);
  return submitted?.submissionId ?? 0n;
}

async function openAgain(submissionId: bigint): Promise<void> {
  await inTransaction(merchant.system, async (tx) => {
    const acts = await openThese(
      tx,
      merchant.system,
      [{ submissionId, code: "ATTEMPTS_SPENT", words: "" }],
      later(2 * minute),
    );
    await record(tx, merchant.system, acts, now);
  });
}
