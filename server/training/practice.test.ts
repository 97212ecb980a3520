import { expect, test } from "vitest";
import { invoiceSchema } from "#domain/invoice.ts";
import { isPractice } from "#domain/practice.ts";
import { testBureau } from "#scripts/integration/bureau.ts";
import { actsIn, exampleMerchant, exampleStaff, signInAgain } from "#server/accounts/example-merchant.ts";
import { findSession } from "#server/accounts/find-session.ts";
import { contextOf } from "#server/accounts/signed-in.ts";
import { giveCode } from "#server/assist/give-code.ts";
import { type MerchantContext, publicContext, systemContext } from "#server/context.ts";
import { acrossPracticeToo, acrossTenants, db, inTransaction } from "#server/db.ts";
import { merchantFrame } from "#server/missing/merchant-frame.ts";
import { figuresOfWork } from "#server/monitoring/figures-of-work.ts";
import { addRecipient } from "#server/notices/add-recipient.ts";
import { testLetter } from "#server/notices/letters.ts";
import { listRecipients } from "#server/notices/list-recipients.ts";
import { writeLetters } from "#server/notices/write-letters.ts";
import { askForComparison } from "#server/reconciliation/ask-for-comparison.ts";
import { reportLettersOf, setReportLetters } from "#server/reports/set-report-letters.ts";
import { pollDue } from "#server/submissions/poll-due.ts";
import { ringDue } from "#server/submissions/ring-due.ts";
import { sendDue } from "#server/submissions/send-due.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";
import { findMerchants } from "#server/support/find-merchants.ts";
import { createToken } from "#server/tokens/create-token.ts";
import { listTokens } from "#server/tokens/list-tokens.ts";
import { findPractice } from "#server/training/find-practice.ts";
import { leavePractice } from "#server/training/leave-practice.ts";
import { openPractice } from "#server/training/open-practice.ts";
import { resetPractice } from "#server/training/reset-practice.ts";

const bureau = testBureau();
const now = new Date();

/** As the next request finds the session. */
async function here({ sessionId }: MerchantContext): Promise<MerchantContext> {
  const account = await findSession(sessionId);
  const context = account && contextOf(account);
  if (context?.kind !== "merchant") throw new Error("nobody is signed in");
  return context;
}

async function practising() {
  const one = await exampleMerchant();
  await openPractice(one.context, now);
  return { ...one, inside: await here(one.context) };
}

test("a session goes into a practice merchant of its own, filled with a book that lacks six, and home again", async () => {
  const { context, inside, signInName } = await practising();
  expect(isPractice(inside.merchantId)).toBe(true);
  expect(inside).toMatchObject({ home: context.merchantId, accountId: context.accountId, role: "owner" });
  expect(await merchantFrame(inside)).toMatchObject({ pressing: 6, ways: ["practice"], toCarry: null });
  expect(await findPractice(inside)).toEqual({ available: true, inside: true, begun: true });
  const elsewhere = await signInAgain(signInName);
  expect(elsewhere).toMatchObject({ merchantId: context.merchantId });
  await leavePractice(inside, now);
  expect(await here(context)).toEqual(context);
  await openPractice(context, now);
  expect((await here(context)).merchantId).toBe(inside.merchantId);
  const acts = (await actsIn(context)).map(({ action }) => action).filter((action) => action.includes("practice"));
  expect(acts).toEqual([
    "practice.opened",
    "session.practice-entered",
    "session.practice-left",
    "session.practice-entered",
  ]);
});

test("what is sent there comes to the sandbox, brings a receipt, and counts nowhere in the house", async () => {
  const { inside } = await practising();
  const { merchantId } = inside;
  const before = await figuresOfWork(new Date(), new Date());
  const row = await inTransaction(inside, (tx) =>
    tx.issuedInvoice.findFirstOrThrow({ where: { merchantId, standing: "MISSING", cause: "OFFLINE" } }),
  );
  await submitInvoices(inside, [invoiceSchema.parse(row.content)], { kind: "form" }, new Date());
  const waiting = (figures: Awaited<ReturnType<typeof figuresOfWork>>) =>
    figures.filter(({ name }) => ["queue_due", "open_submissions", "sent_per_minute"].includes(name));
  expect(waiting(await figuresOfWork(new Date(), new Date()))).toEqual(waiting(before));
  expect(await ringDue(new Date())).toBeGreaterThan(0);
  await sendDue(systemContext(merchantId, "test"), () => new Date());
  const later = new Date(Date.now() + 60_000);
  await pollDue(systemContext(merchantId, "test"), () => later);
  const sent = await inTransaction(inside, (tx) => tx.submission.findFirstOrThrow({ where: { merchantId } }));
  expect(sent).toMatchObject({ state: "ACCEPTED", connector: "practice" });
  expect(await inTransaction(inside, (tx) => tx.receipt.count({ where: { merchantId } }))).toBe(1);
  expect(await merchantFrame(inside)).toMatchObject({ pressing: 5 });
  const own = await inTransaction(inside, (tx) => tx.merchant.findUniqueOrThrow({ where: { id: merchantId } }));
  expect(await bureau.effects(own.taxpayerId)).toHaveLength(1);
  expect(await db().connector.count({ where: { name: "practice" } })).toBe(0);
  expect(await db().outage.count({ where: { connector: "practice" } })).toBe(0);
});

test("nobody who looks across merchants sees it: not staff, not the public, not the timetable's counts", async () => {
  const { inside } = await practising();
  const { merchantId } = inside;
  const staff = await exampleStaff("support");
  if (staff.context.kind !== "support") throw new Error("no clerk");
  const own = await inTransaction(inside, (tx) => tx.merchant.findUniqueOrThrow({ where: { id: merchantId } }));
  expect(await findMerchants(staff.context, own.taxpayerId)).toMatchObject([]);
  for (const who of [staff.context, publicContext("test"), { kind: "worker" } as const]) {
    const seen = await acrossTenants(who, async (tx) => [
      await tx.merchant.count({ where: { id: merchantId } }),
      await tx.issuedInvoice.count({ where: { merchantId } }),
      await tx.auditEntry.count({ where: { merchantId } }),
    ]);
    expect(seen).toEqual([0, 0, 0]);
  }
  expect(await acrossPracticeToo((tx) => tx.merchant.count({ where: { id: merchantId } }))).toBe(1);
});

test("keys, and where letters go, are the real company's from there too", async () => {
  const { context, inside } = await practising();
  await addRecipient(inside, { channel: "mail", address: "books@shop.example", locale: "zh-CN" }, now);
  await createToken(inside, { name: "ERP", scopes: ["issued:write"], days: "30" }, now);
  await setReportLetters(inside, "none", now);
  expect(await listRecipients(context)).toMatchObject([{ shown: "books@shop.example" }]);
  expect(await listTokens(context, now)).toMatchObject([{ name: "ERP" }]);
  expect(await reportLettersOf(context)).toBe("none");
  const { merchantId } = inside;
  const kept = await inTransaction(inside, async (tx) => [
    await tx.recipient.count({ where: { merchantId } }),
    await tx.apiToken.count({ where: { merchantId } }),
  ]);
  expect(kept).toEqual([0, 0]);
});

test("every policy by which one looks across merchants leaves practice out", async () => {
  const policies = await db().$queryRaw<{ tablename: string; qual: string }[]>`
    SELECT tablename, qual FROM pg_policies WHERE qual LIKE '%reads_all_merchants%' AND tablename <> 'board_post'`;
  expect(policies.length).toBeGreaterThan(30);
  expect(policies.filter(({ qual }) => !qual.includes("reads_practice")).map(({ tablename }) => tablename)).toEqual([]);
});

test("the database keeps both sides apart, whatever a verb does", async () => {
  const { context, inside } = await practising();
  const other = await exampleMerchant();
  await expect(
    db().session.update({ where: { id: context.sessionId }, data: { practiceId: other.context.merchantId } }),
  ).rejects.toThrow(/session_practice_only/);
  const change = (id: string, data: object) =>
    inTransaction(systemContext(id, "test"), (tx) => tx.merchant.update({ where: { id }, data }));
  await expect(change(inside.merchantId, { ways: ["leqi"] })).rejects.toThrow(/merchant_practice_apart/);
  await expect(change(inside.merchantId, { practice: false })).rejects.toThrow(/merchant_practice_apart/);
  await expect(change(context.merchantId, { ways: ["practice"] })).rejects.toThrow(/merchant_practice_apart/);
  await expect(change(context.merchantId, { practice: true })).rejects.toThrow(/merchant_practice_apart/);
});

test("whoever begins anew finds a fresh book; the old one is closed for every session", async () => {
  const { context, inside, signInName } = await practising();
  const second = await signInAgain(signInName);
  if (second.kind !== "merchant") throw new Error("no merchant's");
  await openPractice(second, now);
  expect((await here(second)).merchantId).toBe(inside.merchantId);
  await resetPractice(inside, now);
  const anew = await here(context);
  expect(isPractice(anew.merchantId)).toBe(true);
  expect(anew.merchantId).not.toBe(inside.merchantId);
  expect((await here(second)).merchantId).toBe(context.merchantId);
  expect(await merchantFrame(anew)).toMatchObject({ pressing: 6 });
});

test("two who begin at once meet in one practice merchant, and nobody comes into another's", async () => {
  const one = await exampleMerchant();
  const second = await signInAgain(one.signInName);
  if (second.kind !== "merchant") throw new Error("no merchant's");
  await Promise.all([openPractice(one.context, now), openPractice(second, now)]);
  expect((await here(one.context)).merchantId).toBe((await here(second)).merchantId);
  const other = await practising();
  expect(other.inside.merchantId).not.toBe((await here(one.context)).merchantId);
});

test("no letter goes out of practice, and its books are not compared", async () => {
  const { inside } = await practising();
  const system = systemContext(inside.merchantId, "test");
  const written = await inTransaction(system, async (tx) => {
    const address = { channel: "mail", address: "reader@example.com", createdAt: now, confirmedAt: now };
    await tx.recipient.create({ data: { merchantId: inside.merchantId, ...address } });
    return writeLetters(tx, system, testLetter(now), now);
  });
  expect(written).toBe(0);
  await expect(askForComparison(inside, now)).rejects.toMatchObject({ code: "ONLY_PRACTICE" });
});

test("nobody is let into practice by a code: support sees nothing of it", async () => {
  const { context, inside } = await practising();
  await expect(giveCode(inside, now)).rejects.toMatchObject({ kind: "not-now", code: "ONLY_PRACTICE" });
  expect((await giveCode(context, now)).code).toMatch(/^\d{6}$/);
});

test("where what answers does not say that it is a sandbox, nothing is opened", async () => {
  const { context } = await exampleMerchant();
  await bureau.settings({ maintenance: true });
  await expect(openPractice(context, now)).rejects.toMatchObject({ code: "PRACTICE_NOT_ANSWERING" });
  await bureau.settings({ maintenance: false });
  expect(await findPractice(context)).toEqual({ available: true, inside: false, begun: false });
});
