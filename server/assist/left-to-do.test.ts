import { afterAll, expect, test } from "vitest";
import { type Invoice, invoiceKey } from "#domain/invoice.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { actsIn, type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { acceptCorrection } from "#server/assist/accept-correction.ts";
import type { AssistContext } from "#server/assist/assist-context.ts";
import { assistOfMerchant } from "#server/assist/assist-of-merchant.ts";
import { closeCorrection } from "#server/assist/close-correction.ts";
import { closePin } from "#server/assist/close-pin.ts";
import { endAssist } from "#server/assist/end-assist.ts";
import { exampleAssist } from "#server/assist/example-assist.ts";
import { findCorrection } from "#server/assist/find-correction.ts";
import { findSlip } from "#server/assist/find-slip.ts";
import { listWaiting } from "#server/assist/list-waiting.ts";
import { pinInstruction } from "#server/assist/pin-instruction.ts";
import { prepareCorrection } from "#server/assist/prepare-correction.ts";
import { exampleCells, exampleTable } from "#server/batches/example-table.ts";
import { inTransaction } from "#server/db.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { exampleMissing } from "#server/missing/example-ledger.ts";
import { addRecipient } from "#server/notices/add-recipient.ts";
import { stopQueue } from "#server/queue/queue.ts";
import { draftTypedInvoice } from "#server/submissions/draft-typed-invoice.ts";
import { openDraft } from "#server/submissions/open-draft.ts";
import { reviewDraft } from "#server/submissions/review-draft.ts";
import { submitDraft } from "#server/submissions/submit-draft.ts";
import { exampleClerk } from "#server/support/example-clerk.ts";

const now = new Date();
const later = (ms: number) => new Date(now.getTime() + ms);
const over = { kind: "not-now", code: "ASSIST_OVER" };
afterAll(stopQueue);

test("a pin waits at its invoice after everybody has gone, with one letter a session, until the merchant has done it", async () => {
  const { merchant, invoice, context } = await beside();
  await addRecipient(merchant.context, { channel: "mail", address: "owner@example.com", locale: "zh-CN" }, now);
  const key = invoiceKey(invoice);
  const pin = (field: string, words: string) =>
    pinInstruction(context, { place: { invoiceKey: key }, field, words }, now);
  expect(await pin("buyer.name", "名称要写全称，\u202e和营业执照一样")).toEqual([]);
  expect(await pin("", "先改好再补传")).toEqual([]);
  await endAssist(context, later(1));
  const { pins } = await listWaiting(merchant.context, { invoiceKey: key });
  expect(pins).toMatchObject([
    { field: "buyer.name", words: "名称要写全称，和营业执照一样", by: "测试客服" },
    { field: "", words: "先改好再补传" },
  ]);
  const letters = await lettersOf(merchant);
  expect(letters).toMatchObject([{ kind: "assist", address: "owner@example.com" }]);
  expect(letters[0]?.text).not.toContain("全称");

  await closePin(merchant.context, BigInt(pins[0]?.id ?? 0), later(2));
  await expect(closePin(merchant.context, BigInt(pins[0]?.id ?? 0), later(3))).rejects.toMatchObject({
    code: "PIN_CLOSED",
  });
  await expect(closePin(context, BigInt(pins[1]?.id ?? 0), later(3))).rejects.toMatchObject(over);
  expect((await listWaiting(merchant.context)).pins).toHaveLength(1);
  expect((await actsIn(merchant.context)).at(-1)).toMatchObject({ action: "assist.pin-done", actorKind: "merchant" });
});

test("a clerk takes a pin back while the session goes on", async () => {
  const { merchant, invoice, context } = await beside();
  await pinInstruction(context, { place: { invoiceKey: invoiceKey(invoice) }, field: "", words: "请补" }, now);
  const { pins } = await listWaiting(merchant.context);
  await closePin(context, BigInt(pins[0]?.id ?? 0), now);
  expect((await listWaiting(merchant.context)).pins).toEqual([]);
});

test("a pin at a row of a file that is being mended is shown at that row", async () => {
  const { merchant, context } = await beside();
  const batchId = await exampleTable(merchant.context, [exampleCells(1), exampleCells(2)], now);
  const place = { batchId: String(batchId), rowNumber: "3" };
  expect(await pinInstruction(context, { place, field: "buyer.taxpayerId", words: "少了一位" }, now)).toEqual([]);
  expect((await listWaiting(merchant.context, { batchId, rowNumber: 3 })).pins).toMatchObject([{ words: "少了一位" }]);
  expect((await listWaiting(merchant.context, { batchId, rowNumber: 2 })).pins).toEqual([]);
  expect((await listWaiting(merchant.context, { batchId })).pins).toHaveLength(1);
});

test.each([
  ["an invoice of nobody's", { invoiceKey: "26117000000000000001" }, "", "SUBJECT_UNKNOWN"],
  ["no number at all", { invoiceKey: "../../etc" }, "", "SUBJECT_UNKNOWN"],
  ["a file that is not there", { batchId: "999999", rowNumber: "1" }, "", "SUBJECT_UNKNOWN"],
  ["a row that is none", { batchId: "1", rowNumber: "1e9" }, "", "SUBJECT_UNKNOWN"],
])("nothing is pinned to %s", async (_, place, field, code) => {
  const { merchant, context } = await beside();
  expect(await pinInstruction(context, { place, field, words: "请补" }, now)).toMatchObject([{ code }]);
  expect((await listWaiting(merchant.context)).pins).toEqual([]);
});

test("another merchant's invoice, field and words that are none are refused with a sentence", async () => {
  const { invoice, context } = await beside();
  const other = await beside();
  const place = { invoiceKey: invoiceKey(invoice) };
  const foreign = { invoiceKey: invoiceKey(other.invoice) };
  const pinned = (at: { invoiceKey: string }, field: string, words: string) =>
    pinInstruction(context, { place: at, field, words }, now);
  expect(await pinned(foreign, "", "请补")).toMatchObject([{ code: "SUBJECT_UNKNOWN" }]);
  expect(await pinned(place, "seller.name", "请补")).toMatchObject([{ code: "FIELD_NOT_THERE" }]);
  expect(await pinned(place, "", "\u0000\u200b")).toMatchObject([{ code: "WORDS_REQUIRED" }]);
  expect(await pinned(place, "", "长".repeat(201))).toMatchObject([{ code: "WORDS_TOO_LONG" }]);
  await expect(
    prepareCorrection(context, { key: foreign.invoiceKey, changes: { remark: "补" }, words: "" }, now),
  ).rejects.toMatchObject({ kind: "not-found" });
});

test("a prepared correction is shown field by field, accepted into the merchant's own draft and submitted by the merchant", async () => {
  const { merchant, invoice, context } = await beside();
  const key = invoiceKey(invoice);
  const changes = { remark: "合同号 2026-11", drawer: "新开票人", "buyer.name": "", number: "1", "lines.0.unit": "次" };
  expect(await prepareCorrection(context, { key, changes, words: "备注要写合同号" }, now)).toEqual([]);
  const [waiting] = (await listWaiting(merchant.context)).corrections;
  const found = await findCorrection(merchant.context, waiting?.id ?? "", now);
  expect(found).toMatchObject({ by: "测试客服", words: "备注要写合同号", closedAs: null });
  expect(found.differences).toEqual([
    { field: "drawer", was: "测试员", becomes: "新开票人" },
    { field: "remark", was: "", becomes: "合同号 2026-11" },
    { field: "lines.0.unit", was: "项", becomes: "次" },
  ]);
  expect(await submissionsOf(merchant)).toEqual([]);

  await endAssist(merchant.context, later(1));
  const draftId = await acceptCorrection(merchant.context, found.id, later(2));
  expect((await reviewDraft(merchant.context, draftId, later(2))).invoice).toMatchObject({
    remark: "合同号 2026-11",
    number: invoice.number,
  });
  expect(await submissionsOf(merchant)).toEqual([]);
  expect(await submitDraft(merchant.context, draftId, later(3))).toMatchObject({ kind: "submitted" });
  expect(await submissionsOf(merchant)).toMatchObject([{ accountId: merchant.accountId }]);
  const queued = (await actsIn(merchant.context)).filter(({ action }) => action === "submission.queued");
  expect(queued).toMatchObject([{ actorKind: "merchant", actorId: merchant.accountId }]);
  const slip = await findSlip(merchant.context, context.assistId.toString());
  expect(slip).toMatchObject({
    by: "测试客服",
    asked: "测试员",
    ended: { as: "merchant" },
    corrections: [{ invoiceKey: key, closedAs: "accepted", sent: { state: "QUEUED", by: "测试员" } }],
  });
  expect(slip.number).toMatch(/^\d{8}-\d{6,}$/);
  await expect(acceptCorrection(merchant.context, found.id, later(4))).rejects.toMatchObject({ kind: "not-now" });
});

test("of two answers to a correction one stands", async () => {
  const { merchant, invoice, context } = await beside();
  await prepareCorrection(context, { key: invoiceKey(invoice), changes: { remark: "补" }, words: "" }, now);
  const [waiting] = (await listWaiting(merchant.context)).corrections;
  const id = BigInt(waiting?.id ?? 0);
  const answers = await Promise.allSettled([
    closeCorrection(merchant.context, id, "accepted", now),
    closeCorrection(merchant.context, id, "declined", now),
  ]);
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a correction says what is wrong with what was typed, and of the masked rest nothing", async () => {
  const { merchant, invoice, context } = await beside();
  const key = invoiceKey(invoice);
  const prepare = (changes: Record<string, string>, words = "") =>
    prepareCorrection(context, { key, changes, words }, now);
  expect(await prepare({})).toMatchObject([{ code: "CORRECTION_EMPTY" }]);
  expect(await prepare({ number: "25112000009990000011", "seller.name": "别家" })).toMatchObject([
    { code: "CORRECTION_EMPTY" },
  ]);
  expect(await prepare({ issuedOn: "2026-02-30" })).toMatchObject([{ code: "DATE_MALFORMED", field: "issuedOn" }]);
  expect(await prepare({ remark: "\u0000\ud800" })).toMatchObject([{ code: "TEXT_UNREADABLE", field: "remark" }]);
  expect(await prepare({ remark: "长".repeat(100_000) })).toMatchObject([{ field: "remark" }]);
  expect(JSON.stringify(await prepare({ amount: "一百" }))).not.toContain(invoice.buyer.taxpayerId);
  expect((await listWaiting(merchant.context)).corrections).toEqual([]);
});

test("nobody else opens, accepts or closes what was left for this merchant", async () => {
  const { merchant, invoice, context } = await beside();
  const { context: other } = await exampleMerchant();
  const key = invoiceKey(invoice);
  await prepareCorrection(context, { key, changes: { remark: "补" }, words: "" }, now);
  await pinInstruction(context, { place: { invoiceKey: key }, field: "", words: "请补" }, now);
  const { pins, corrections } = await listWaiting(merchant.context);
  const id = corrections[0]?.id ?? "";
  await expect(findCorrection(other, id, now)).rejects.toMatchObject({ kind: "not-found" });
  await expect(acceptCorrection(other, id, now)).rejects.toMatchObject({ kind: "not-found" });
  await expect(closeCorrection(other, BigInt(id), "declined", now)).rejects.toMatchObject({ kind: "not-now" });
  await expect(closePin(other, BigInt(pins[0]?.id ?? 0), now)).rejects.toMatchObject({ kind: "not-now" });
  await expect(findSlip(other, context.assistId.toString())).rejects.toMatchObject({ kind: "not-found" });
  expect(await listWaiting(other)).toEqual({ pins: [], corrections: [] });
  expect(await assistOfMerchant(merchant.context, now)).toMatchObject({ waits: 2 });
  const draftId = await acceptCorrection(merchant.context, id, now);
  await expect(openDraft(other, draftId, now)).rejects.toMatchObject({ kind: "not-found" });
});

test("what is on its way already cannot be corrected", async () => {
  const { merchant, invoice, context } = await beside();
  const key = invoiceKey(invoice);
  await prepareCorrection(context, { key, changes: { remark: "补" }, words: "" }, now);
  const { text } = await findCorrection(
    merchant.context,
    (await listWaiting(merchant.context)).corrections[0]?.id ?? "",
    now,
  );
  const drafted = await draftTypedInvoice(merchant.context, { text, key, source: null }, now);
  if (!("draftId" in drafted)) throw new Error("a good invoice was refused");
  await submitDraft(merchant.context, drafted.draftId, now);
  const refused = { kind: "not-now", code: "NOT_RESENDABLE" };
  await expect(prepareCorrection(context, { key, changes: { remark: "补" }, words: "" }, now)).rejects.toMatchObject(
    refused,
  );
  const [waiting] = (await listWaiting(merchant.context)).corrections;
  await expect(acceptCorrection(merchant.context, waiting?.id ?? "", now)).rejects.toMatchObject(refused);
});

type Beside = { merchant: Example; invoice: Invoice; context: AssistContext };

/** A merchant with one missing invoice, and a clerk beside them. */
async function beside(): Promise<Beside> {
  const merchant = await exampleMerchant();
  const invoice = exampleInvoice((await findParty(merchant.system)).taxpayerId);
  await exampleMissing(merchant.system, [invoice]);
  return { merchant, invoice, context: (await exampleAssist(merchant.context, await exampleClerk(), now)).context };
}

function submissionsOf({ context }: Example) {
  return inTransaction(context, (tx) => tx.submission.findMany({ where: { merchantId: context.merchantId } }));
}

/** By mail; the inbox has them, too. */
function lettersOf({ context }: Example) {
  return inTransaction(context, (tx) =>
    tx.letter.findMany({ where: { merchantId: context.merchantId, channel: "mail" } }),
  );
}
