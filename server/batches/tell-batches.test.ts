import { expect, test } from "vitest";
import type { SubmissionState } from "#domain/submission.ts";
import { type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { closeBatches } from "#server/batches/close-batches.ts";
import { type ExampleRow, exampleBatch, settleRows } from "#server/batches/example-batch.ts";
import { findBatch } from "#server/batches/find-batch.ts";
import { queueRows } from "#server/batches/queue-rows.ts";
import { submitBatch } from "#server/batches/submit-batch.ts";
import { inTransaction } from "#server/db.ts";
import { addRecipient } from "#server/notices/add-recipient.ts";
import { exampleMailServer } from "#server/notices/example-mail-server.ts";
import { mailCarrier } from "#server/notices/mail/client.ts";
import { sendLetters } from "#server/notices/send-letters.ts";

const now = new Date("2026-11-22T06:03:00Z");
const later = (ms: number) => new Date(now.getTime() + ms);

test("a file that has ended is told of once, in one letter to each, with all that came of it", async () => {
  const merchant = await withReaders("owner@example.com", "clerk@example.com");
  const batchId = await settled(
    merchant,
    ["ACCEPTED", "ACCEPTED_WITH_WARNINGS", "ACCEPTED_EARLIER", "REJECTED", "EXPIRED_REISSUE", "CONFLICT", "CANCELLED"],
    [{ outcome: "NEEDS_FIX" }],
  );
  for (let look = 0; look < 3; look++) await closeBatches(merchant.system, later(look));
  const letters = await lettersOf(merchant);
  expect(letters.map(({ address }) => address).sort()).toEqual(["clerk@example.com", "owner@example.com"]);
  expect(letters[0]).toMatchObject({ kind: "batch-ended", subject: "批量补传有结果了：十一月.csv", nextAt: now });
  expect(letters[0]?.text).toContain(
    "成功：2 张\n此前已成功：1 张\n被退回：1 张\n已过期，需重新开具：1 张\n内容不一致：1 张\n已撤回：1 张\n需要修改，还没有提交：1 行\n",
  );
  expect(letters[0]?.text).toContain(`/batches/${batchId}`);
});

test("what only support can let go on is told of once, and the end when it comes", async () => {
  const merchant = await withReaders("owner@example.com");
  const batchId = await settled(merchant, ["ACCEPTED", "NEEDS_SUPPORT", "UNKNOWN"]);
  await closeBatches(merchant.system, now);
  expect(await lettersOf(merchant)).toEqual([]);
  await settleRows(merchant.context, batchId, [4], "NEEDS_SUPPORT");
  for (let look = 0; look < 3; look++) await closeBatches(merchant.system, later(look));
  const [waits, ...more] = await lettersOf(merchant);
  expect(more).toEqual([]);
  expect(waits).toMatchObject({ kind: "batch-waits", subject: "有发票转到客服：十一月.csv" });
  expect(waits?.text).toContain("2 张多次没有明确结果");

  await settleRows(merchant.context, batchId, [3, 4], "ACCEPTED");
  await closeBatches(merchant.system, later(10));
  expect((await lettersOf(merchant)).map(({ kind }) => kind)).toEqual(["batch-waits", "batch-ended"]);
});

test("while the mail server is down files end all the same; what was to be said is said once it is back", async () => {
  const merchant = await withReaders("owner@example.com");
  const batchId = await settled(merchant, ["ACCEPTED", "REJECTED"]);
  await closeBatches(merchant.system, now);
  const down = { mail: mailCarrier({ url: "smtp://127.0.0.1:1", from: "notice@example.com" }) };
  expect(await sendLetters(merchant.system, () => now, down)).toBe(0);
  expect(await findBatch(merchant.context, batchId)).toMatchObject({ state: "DONE_WITH_FAILURES", endedAt: now });

  const server = await exampleMailServer();
  const up = { mail: mailCarrier({ url: server.url, from: "notice@example.com" }) };
  for (const minutes of [5, 10, 15]) await sendLetters(merchant.system, () => later(minutes * 60_000), up);
  await server.close();
  expect(server.received.map(({ to }) => to)).toEqual([["owner@example.com"]]);
});

test("where nobody wants to hear, nothing is written and the file ends all the same", async () => {
  const merchant = await exampleMerchant();
  const batchId = await settled(merchant, ["ACCEPTED"]);
  await closeBatches(merchant.system, now);
  expect(await lettersOf(merchant)).toEqual([]);
  expect(await findBatch(merchant.context, batchId)).toMatchObject({ state: "DONE" });
});

async function withReaders(...addresses: string[]): Promise<Example> {
  const merchant = await exampleMerchant();
  for (const address of addresses)
    await addRecipient(merchant.context, { channel: "mail", address, locale: "zh-CN" }, now);
  return merchant;
}

/** A file that was sent, its rows from 2 on come to rest in these states. */
async function settled(merchant: Example, states: SubmissionState[], more: ExampleRow[] = []): Promise<bigint> {
  const batchId = await exampleBatch(merchant.context, [...states.map(() => ({})), ...more]);
  await submitBatch(merchant.context, batchId, now);
  await queueRows(merchant.system, batchId, () => now);
  for (const [index, state] of states.entries()) await settleRows(merchant.context, batchId, [index + 2], state);
  return batchId;
}

function lettersOf({ system }: Example) {
  return inTransaction(system, (tx) =>
    tx.letter.findMany({ where: { channel: { not: "inbox" } }, orderBy: { id: "asc" } }),
  );
}
