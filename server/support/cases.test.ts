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
import { readCaseFilter } from "#server/support/case-filter.ts";
import { closeCase } from "#server/support/close-case.ts";
import { exampleClerk, exampleView, exampleWithSupport } from "#server/support/example-clerk.ts";
import { findCase } from "#server/support/find-case.ts";
import { listCases } from "#server/support/list-cases.ts";
import { listCasesOfMerchant } from "#server/support/list-cases-of-merchant.ts";
import { replyToCase } from "#server/support/reply-to-case.ts";
import { settleCase } from "#server/support/settle-case.ts";
import { takeCase } from "#server/support/take-case.ts";

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
  const { rows } = await listCases(await exampleClerk(), readCaseFilter({ view: "unowned" }), later(minute), {
    most: 500,
  });
  const mine = rows.find((one) => one.merchant.id === merchant.context.merchantId);
  expect(mine).toMatchObject({ submissionId: String(id), code: "UNKNOWN_CODE", openedAt: later(minute), late: false });
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
  const [open] = await listCasesOfMerchant(view, now);
  expect(open).toMatchObject({ code: "CONFLICT", closedAt: null });
  const id = open?.id ?? "";
  expect(await findCase(clerk, id, now)).toMatchObject({ closable: true, owner: null });
  const close = (seen: string, result = "resolved") =>
    closeCase(clerk, id, { result, words: "两边的内容已与您核对，以税局的为准", seen }, later(11 * minute));
  await expect(close("0")).rejects.toMatchObject({ kind: "not-now", code: "CASE_NOT_YOURS" });
  await takeCase(clerk, id, "0", later(10 * minute));
  expect(await close("1", "forgotten")).toMatchObject([{ code: "RESULT_REQUIRED" }]);
  expect(await close("1")).toEqual([]);
  await expect(close("2")).rejects.toMatchObject({ kind: "not-now", code: "CASE_CLOSED" });
  expect(await listCasesOfMerchant(view, now)).toMatchObject([
    { id, closedAt: later(11 * minute), closedAs: "CONFLICT", result: "resolved" },
  ]);
  expect((await actsIn(merchant.context)).at(-1)).toMatchObject({
    action: "case.closed",
    subjects: [id],
    facts: { account: clerk.accountId, result: "resolved" },
  });
});

test("a case closes when its submission goes on, and a second one opens when it comes back; both stay in the room", async () => {
  const { submissionId } = await exampleWithSupport(merchant.system, merchant.context, now);
  const clerk = await exampleClerk();
  const view = await exampleView(clerk, merchant.context.merchantId, now);
  const [first] = await listCasesOfMerchant(view, now);
  const id = first?.id ?? "";
  expect(first).toMatchObject({ code: "ATTEMPTS_SPENT" });
  expect(await findCase(clerk, id, now)).toMatchObject({ closable: false });
  await takeCase(clerk, id, "0", now);
  const closing = { result: "resolved", words: "好了", seen: "1" };
  await expect(closeCase(clerk, id, closing, now)).rejects.toMatchObject({ code: "CASE_NOT_CLOSABLE" });
  await expect(settleCase(merchant.context, id, "1", now)).rejects.toMatchObject({ code: "CASE_NOT_CLOSABLE" });

  await retrySubmission(view, submissionId, later(minute));
  expect(await listCasesOfMerchant(view, now)).toMatchObject([
    { id, state: "closed", closedAt: later(minute), closedAs: "UNKNOWN" },
  ]);
  expect((await findCase(clerk, id, now)).entries.at(-1)).toMatchObject({ author: "system", move: "closed" });
  await openAgain(submissionId);
  expect(await listCasesOfMerchant(view, now)).toMatchObject([{ closedAt: null }, { id }]);
  const words = { words: "还是没有结果", files: [] };
  await expect(replyToCase(merchant.context, id, words, later(3 * minute))).rejects.toMatchObject({
    code: "CASE_SUCCEEDED",
  });
});

test("nothing-lost names what waits for a person without a case", async () => {
  const { submissionId } = await exampleWithSupport(merchant.system, merchant.context, now);
  await inTransaction(merchant.system, (tx) =>
    tx.supportCase.updateMany({ data: { closedAt: now, state: "closed", result: "resolved" } }),
  );
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
  expect(await listCasesOfMerchant(view, now)).toHaveLength(1);
  expect((await actsIn(merchant.context)).slice(acts).map(({ action }) => action)).not.toContain("case.opened");
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
