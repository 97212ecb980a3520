import { afterAll, expect, expectTypeOf, test } from "vitest";
import { actsIn, exampleMerchant } from "#server/accounts/example-merchant.ts";
import type { MerchantContext, SupportContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { listMissing } from "#server/missing/list-missing.ts";
import { stopQueue } from "#server/queue/queue.ts";
import { findSubmission } from "#server/submissions/find-submission.ts";
import { referenceOf } from "#server/submissions/reference.ts";
import { retrySubmission } from "#server/submissions/retry-submission.ts";
import { addNote, longestNote } from "#server/support/add-note.ts";
import { readCaseFilter } from "#server/support/case-filter.ts";
import { exampleClerk, exampleView, exampleWithSupport } from "#server/support/example-clerk.ts";
import { findMerchants } from "#server/support/find-merchants.ts";
import { listCases } from "#server/support/list-cases.ts";
import { listNotes } from "#server/support/list-notes.ts";

const now = new Date("2026-11-22T02:00:00Z");
afterAll(stopQueue);

test("notes are kept with who wrote them, and each is an act", async () => {
  const { context: merchant } = await exampleMerchant();
  const view = await exampleView(await exampleClerk(), merchant.merchantId, now);
  expect(await addNote(view, "  已核对税局答复，等回执。 ", now)).toEqual([]);
  expect(await addNote(view, "次日回访。", now)).toEqual([]);

  const notes = await listNotes(view);
  expect(notes).toMatchObject([
    { text: "次日回访。", by: "测试客服", createdAt: now },
    { text: "已核对税局答复，等回执。" },
  ]);
  expect((await actsIn(merchant)).at(-1)).toMatchObject({
    actorKind: "support",
    actorId: view.accountId,
    action: "support.noted",
    facts: { note: notes[0]?.id, view: String(view.viewId) },
  });
});

test.each([
  ["", "NOTE_REQUIRED"],
  [" \n ", "NOTE_REQUIRED"],
  ["长".repeat(longestNote + 1), "NOTE_TOO_LONG"],
])("a note like %.5j… is not written", async (text, code) => {
  const { context: merchant } = await exampleMerchant();
  const view = await exampleView(await exampleClerk(), merchant.merchantId, now);
  expect(await addNote(view, text, now)).toMatchObject([{ code, field: "note" }]);
  expect(await listNotes(view)).toEqual([]);
});

test("a merchant's notes stay in their room", async () => {
  const { context: merchant } = await exampleMerchant();
  const { context: other } = await exampleMerchant();
  const clerk = await exampleClerk();
  await addNote(await exampleView(clerk, merchant.merchantId, now), "只属于这一家", now);
  expect(await listNotes(await exampleView(clerk, other.merchantId, now))).toEqual([]);
  expectTypeOf<MerchantContext | SupportContext>().not.toExtend<Parameters<typeof addNote>[0]>();
});

test("a merchant is found by what can be read out on the phone", async () => {
  const { context: merchant, system } = await exampleMerchant();
  const { key, submissionId } = await exampleWithSupport(system, merchant, now);
  const { name, taxpayerId } = await inTransaction(system, (tx) => tx.merchant.findFirstOrThrow());
  const clerk = await exampleClerk();
  const here = { id: merchant.merchantId, name, taxpayerId };

  expect(await findMerchants(clerk, taxpayerId.toLowerCase())).toEqual([{ ...here, via: null }]);
  expect(await findMerchants(clerk, "样例商贸")).toContainEqual({ ...here, via: null });
  expect(await findMerchants(clerk, key)).toEqual([{ ...here, via: { kind: "invoice", key } }]);
  expect(await findMerchants(clerk, key.replace(/(\d{4})(?=\d)/g, "$1 "))).toHaveLength(1);
  const reference = referenceOf(submissionId);
  expect(await findMerchants(clerk, reference)).toEqual([
    { ...here, via: { kind: "submission", id: String(submissionId) } },
  ]);
  expect(await findMerchants(clerk, reference.toLowerCase().replaceAll("-", "－"))).toHaveLength(1);
});

test.each(["", "   ", "26117000009999999999", "BC-0000-0000-1", "%", "_' OR 1=1 --"])(
  "nobody is found by %j",
  async (typed) => {
    await exampleMerchant();
    expect(await findMerchants(await exampleClerk(), typed)).toEqual([]);
  },
);

test("the verbs of the merchant's room answer a view, and that merchant only", async () => {
  const { context: merchant, system } = await exampleMerchant();
  const { context: other } = await exampleMerchant();
  const { submissionId } = await exampleWithSupport(system, merchant, now);
  const clerk = await exampleClerk();
  const view = await exampleView(clerk, merchant.merchantId, now);
  const elsewhere = await exampleView(clerk, other.merchantId, now);

  expect(await findSubmission(view, submissionId)).toMatchObject({ state: "NEEDS_SUPPORT" });
  await expect(findSubmission(elsewhere, submissionId)).rejects.toMatchObject({ kind: "not-found" });
  expect(await listMissing(elsewhere, {}, null, now)).toMatchObject({ rows: [] });
});

test("what is with support goes on by asking first, once", async () => {
  const { context: merchant, system } = await exampleMerchant();
  const { context: other } = await exampleMerchant();
  const { submissionId } = await exampleWithSupport(system, merchant, now);
  const clerk = await exampleClerk();
  const view = await exampleView(clerk, merchant.merchantId, now);
  expect(await waiting(clerk)).toContain(String(submissionId));

  const refused = { kind: "not-now", code: "SUBMISSION_NOT_WITH_SUPPORT" };
  await expect(
    retrySubmission(await exampleView(clerk, other.merchantId, now), submissionId, now),
  ).rejects.toMatchObject(refused);
  await retrySubmission(view, submissionId, now);
  await expect(retrySubmission(view, submissionId, now)).rejects.toMatchObject(refused);

  expect(await findSubmission(view, submissionId)).toMatchObject({ state: "UNKNOWN", nextAt: now });
  expect(await waiting(clerk)).not.toContain(String(submissionId));
  expect((await actsIn(merchant)).at(-2)).toMatchObject({
    actorKind: "support",
    actorId: clerk.accountId,
    action: "submission.unknown",
    subjects: [String(submissionId)],
    facts: { from: "NEEDS_SUPPORT", reason: view.reason },
  });
});

async function waiting(clerk: SupportContext): Promise<string[]> {
  const { rows } = await listCases(clerk, readCaseFilter({ kind: "submission" }), new Date(), { most: 500 });
  return rows.map(({ submissionId }) => submissionId ?? "");
}
