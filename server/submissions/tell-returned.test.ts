import { beforeEach, expect, test } from "vitest";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { exampleBatch } from "#server/batches/example-batch.ts";
import { queueRows } from "#server/batches/queue-rows.ts";
import { submitBatch } from "#server/batches/submit-batch.ts";
import { inTransaction } from "#server/db.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { addRecipient } from "#server/notices/add-recipient.ts";
import { referenceOf } from "#server/submissions/reference.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";
import { tellReturned } from "#server/submissions/tell-returned.ts";

const now = new Date("2026-11-22T06:03:00Z");
let merchant: Example;

beforeEach(async () => {
  merchant = await exampleMerchant();
  await addRecipient(merchant.context, { channel: "mail", address: "owner@example.com", locale: "zh-CN" }, now);
});

test("single ones that one reply returned are one letter, however often it is settled", async () => {
  const ids = await submitted(3);
  const settled = ids.map((submissionId, index) => ({
    claim: { submissionId },
    decision: { state: (["REJECTED", "NEEDS_SUPPORT", "ACCEPTED"] as const)[index] ?? "ACCEPTED" },
  }));
  await tell(settled);
  await tell(settled);
  const [letter, ...more] = await letters();
  expect(more).toEqual([]);
  expect(letter).toMatchObject({ kind: "invoices-returned", subject: "补传没有成功：2 张" });
  expect(letter?.text).toContain(
    `${referenceOf(ids[0] ?? 0n)}  被退回\n${referenceOf(ids[1] ?? 0n)}  已转客服，请勿重复上传`,
  );
  expect(letter?.text).not.toContain(referenceOf(ids[2] ?? 0n));
});

test("of a single one, the letter leads to its own page", async () => {
  const [id = 0n] = await submitted(1);
  await tell([{ claim: { submissionId: id }, decision: { state: "CONFLICT" } }]);
  expect((await letters())[0]?.text).toContain(`/submissions/${id}\n`);
});

test("those of a file are told of with their file: ten thousand rows are no ten thousand letters", async () => {
  const batchId = await exampleBatch(merchant.context, [{}, {}]);
  await submitBatch(merchant.context, batchId, now);
  await queueRows(merchant.system, batchId, () => now);
  const rows = await inTransaction(merchant.system, (tx) => tx.submission.findMany({ where: { batchId } }));
  expect(rows).toHaveLength(2);
  await tell(rows.map(({ id }) => ({ claim: { submissionId: id }, decision: { state: "REJECTED" } })));
  expect(await letters()).toEqual([]);
});

test("what succeeded or goes on is no news", async () => {
  const ids = await submitted(2);
  const states = ["ACCEPTED", "UNKNOWN"] as const;
  await tell(ids.map((submissionId, n) => ({ claim: { submissionId }, decision: { state: states[n] ?? "UNKNOWN" } })));
  expect(await letters()).toEqual([]);
});

async function submitted(count: number): Promise<bigint[]> {
  const { taxpayerId } = await findParty(merchant.system);
  const invoices = Array.from({ length: count }, () => exampleInvoice(taxpayerId));
  const all = await submitInvoices(merchant.context, invoices, { kind: "form" }, now);
  return all.map(({ submissionId }) => submissionId ?? 0n);
}

function tell(settled: Parameters<typeof tellReturned>[2]) {
  return inTransaction(merchant.system, (tx) => tellReturned(tx, merchant.system, settled, 9n, now));
}

function letters() {
  return inTransaction(merchant.system, (tx) =>
    tx.letter.findMany({ where: { channel: { not: "inbox" } }, orderBy: { id: "asc" } }),
  );
}
