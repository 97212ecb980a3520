import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { actsIn, exampleMerchant } from "#server/accounts/example-merchant.ts";
import type { AcceptedBatch } from "#server/batches/accept-batch.ts";
import { cancelBatch } from "#server/batches/cancel-batch.ts";
import { findBatch } from "#server/batches/find-batch.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { arrivingFolder, openFile } from "#server/files.ts";
import { announceUpload } from "#server/uploads/announce-upload.ts";
import { appendPiece } from "#server/uploads/append-piece.ts";
import { announcementOf, exampleFile, exampleUpload, sha256, stream } from "#server/uploads/example-upload.ts";
import { findUpload } from "#server/uploads/find-upload.ts";
import { finishUpload } from "#server/uploads/finish-upload.ts";

const now = new Date("2026-11-22T06:03:00Z");

test("a whole file becomes a batch with what was chosen, recorded, and its beginnings are gone", async () => {
  const { context } = await exampleMerchant();
  const file = exampleFile(50_000, 11);
  const choice = { headerRow: 1, columns: { number: 0, total: 2 } };
  const announced = await announceUpload(context, announcementOf(file, { choice }), now);
  const uploadId = "uploadId" in announced ? announced.uploadId : "";
  await appendPiece(context, uploadId, { offset: 0, bytes: stream(file) }, now);
  const { batchId, again } = await finished(context, uploadId);

  expect(again).toBe(false);
  expect(await findBatch(context, BigInt(batchId))).toMatchObject({ state: "PARSING", fileName: "十一月.csv" });
  expect(await inTransaction(context, (tx) => tx.batch.findFirst())).toMatchObject({ kind: "table", choice });
  expect(Buffer.concat(await Array.fromAsync(openFile(sha256(file))))).toEqual(file);
  expect((await actsIn(context)).at(-1)).toMatchObject({ action: "batch.accepted", facts: { sha256: sha256(file) } });
  expect(await readdir(await arrivingFolder())).not.toContain(uploadId);
  const sameChoice = { columns: { total: 2, number: 0 }, headerRow: 1 };
  expect(await announceUpload(context, announcementOf(file, { choice: sameChoice }), now)).toEqual({
    batchId,
    again: true,
  });
});

test("an invoice's original is a batch of documents", async () => {
  const { context } = await exampleMerchant();
  const xml = Buffer.from('<?xml version="1.0"?><EInvoice/>');
  await finished(context, await exampleUpload(context, xml, xml.length, now));
  expect(await inTransaction(context, (tx) => tx.batch.findFirst())).toMatchObject({ kind: "documents", choice: null });
});

test("asked again, at once or later, it answers the same batch", async () => {
  const { context } = await exampleMerchant();
  const file = exampleFile(50_000, 12);
  const uploadId = await exampleUpload(context, file, file.length, now);
  const answers = await Promise.all(Array.from({ length: 4 }, () => finished(context, uploadId)));
  expect(new Set(answers.map(({ batchId }) => batchId)).size).toBe(1);
  expect(await finished(context, uploadId)).toEqual(answers[0]);
  await cancelBatch(context, BigInt(answers[0]?.batchId ?? ""), now);
  expect(await finished(context, uploadId)).toEqual(answers[0]);
  expect((await actsIn(context)).filter(({ action }) => action === "batch.accepted")).toHaveLength(1);
});

test("while some of it is missing it says where to go on", async () => {
  const { context } = await exampleMerchant();
  const uploadId = await exampleUpload(context, exampleFile(9_000, 13), 8_000, now);
  await expect(finishUpload(context, uploadId, now)).rejects.toMatchObject({
    code: "OFFSET_DIFFERS",
    facts: { offset: "8000" },
  });
});

test("one byte that differs: nothing is received, nothing of it stays, and it begins anew", async () => {
  const { context } = await exampleMerchant();
  const file = exampleFile(100_000, 14);
  const damaged = Buffer.from(file);
  damaged[70_000] = (damaged[70_000] ?? 0) ^ 1;
  const announced = await announceUpload(context, announcementOf(file), now);
  const uploadId = "uploadId" in announced ? announced.uploadId : "";
  await appendPiece(context, uploadId, { offset: 0, bytes: stream(damaged) }, now);
  expect(await finishUpload(context, uploadId, now)).toMatchObject({ problem: { code: "FILE_NOT_WHOLE" } });

  await expect(findUpload(context, uploadId)).rejects.toMatchObject({ kind: "not-found" });
  expect(await inTransaction(context, (tx) => tx.batch.count())).toBe(0);
  for (const bytes of [file, damaged]) await expect(Array.fromAsync(openFile(sha256(bytes)))).rejects.toThrow("ENOENT");
  expect(await readdir(await arrivingFolder())).not.toContain(uploadId);
  expect(await announceUpload(context, announcementOf(file), now)).toMatchObject({ received: 0 });
});

test("what is gone from the disk was not received, though another merchant's file of that hash is in the store", async () => {
  const [one, other] = [await exampleMerchant(), await exampleMerchant()];
  const file = exampleFile(20_000, 15);
  await finished(one.context, await exampleUpload(one.context, file, file.length, now));
  const uploadId = await exampleUpload(other.context, file, file.length, now);
  await rm(join(await arrivingFolder(), uploadId));
  expect(await finishUpload(other.context, uploadId, now)).toMatchObject({ problem: { code: "FILE_NOT_WHOLE" } });
});

test("two merchants may hand in the same file", async () => {
  const file = exampleFile(20_000, 16);
  for (const { context } of [await exampleMerchant(), await exampleMerchant()]) {
    expect(await finished(context, await exampleUpload(context, file, file.length, now))).toMatchObject({
      again: false,
    });
  }
});

async function finished(context: MerchantContext, uploadId: string): Promise<AcceptedBatch> {
  const received = await finishUpload(context, uploadId, now);
  if ("problem" in received) throw new Error(received.problem.code);
  return received;
}
