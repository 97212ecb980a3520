import { utimes } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exampleColleague, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { cancelBatch } from "#server/batches/cancel-batch.ts";
import { inTransaction } from "#server/db.ts";
import { arrivingFolder } from "#server/files.ts";
import { announceUpload } from "#server/uploads/announce-upload.ts";
import { appendPiece } from "#server/uploads/append-piece.ts";
import { announcementOf, exampleFile, exampleUpload, sha256, stream } from "#server/uploads/example-upload.ts";
import { findUpload } from "#server/uploads/find-upload.ts";
import { finishUpload } from "#server/uploads/finish-upload.ts";

const now = new Date("2026-11-22T06:03:00Z");
const file = exampleFile(5_000);

test("says where to begin, and keeps what was announced", async () => {
  const { context } = await exampleMerchant();
  const choice = { sheet: "十一月", columns: { number: 0 } };
  const announced = await announceUpload(context, announcementOf(file, { name: "C:\\账\\十一月.csv", choice }), now);
  if (!("uploadId" in announced)) throw new Error("a batch");
  expect(announced).toEqual({ uploadId: expect.any(String), received: 0 });
  expect(await findUpload(context, announced.uploadId)).toMatchObject({
    name: "十一月.csv",
    size: file.length,
    sha256: sha256(file),
    choice,
    received: 0,
    endedAt: null,
  });
});

test("the same file goes on where it stopped, for a colleague too, within a day and not after", async () => {
  const { context, system } = await exampleMerchant();
  const colleague = await exampleColleague(system, "clerk");
  const uploadId = await exampleUpload(context, file, 1_234, now);
  const [soon, late] = [23, 25].map((hours) => new Date(now.getTime() + hours * 3_600_000)) as [Date, Date];
  expect(await announceUpload(colleague.context, announcementOf(file), soon)).toEqual({ uploadId, received: 1_234 });
  expect(await announceUpload(context, announcementOf(file), late)).toMatchObject({ received: 0 });
});

test("announced many times at once it is one upload", async () => {
  const { context } = await exampleMerchant();
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => announceUpload(context, announcementOf(file), now)),
  );
  expect(new Set(answers.map((answer) => ("uploadId" in answer ? answer.uploadId : ""))).size).toBe(1);
});

test("a file that is a batch already answers with it; read in another way, or put away, it is sent again", async () => {
  const { context } = await exampleMerchant();
  const finished = await finishUpload(context, await exampleUpload(context, file, file.length, now), now);
  if ("problem" in finished) throw new Error(finished.problem.code);
  const { batchId } = finished;
  expect(await announceUpload(context, announcementOf(file), now)).toEqual({ batchId, again: true });
  const otherwise = announcementOf(file, { choice: { headerRow: 3 } });
  expect(await announceUpload(context, otherwise, now)).toMatchObject({ received: 0 });
  await cancelBatch(context, BigInt(batchId), now);
  expect(await announceUpload(context, announcementOf(file), now)).toMatchObject({ received: 0 });
});

test("knowing the hash of another merchant's file opens nothing", async () => {
  const [one, other] = [await exampleMerchant(), await exampleMerchant()];
  await finishUpload(one.context, await exampleUpload(one.context, file, file.length, now), now);
  const secret = exampleFile(9_000, 2);
  const half = await exampleUpload(one.context, secret, 4_000, now);
  expect(await announceUpload(other.context, announcementOf(file), now)).toMatchObject({ received: 0 });
  const announced = await announceUpload(other.context, announcementOf(secret), now);
  expect(announced).toMatchObject({ received: 0 });
  expect(announced).not.toMatchObject({ uploadId: half });
});

test("another merchant's upload is not found, and PostgreSQL does not show its row", async () => {
  const [one, other] = [await exampleMerchant(), await exampleMerchant()];
  const uploadId = await exampleUpload(one.context, file, 100, now);
  const notFound = { kind: "not-found" };
  await expect(findUpload(other.context, uploadId)).rejects.toMatchObject(notFound);
  await expect(appendPiece(other.context, uploadId, { offset: 100, bytes: stream(file) }, now)).rejects.toMatchObject(
    notFound,
  );
  await expect(finishUpload(other.context, uploadId, now)).rejects.toMatchObject(notFound);
  await expect(findUpload(one.context, "../../etc/passwd")).rejects.toMatchObject(notFound);
  expect(await inTransaction(other.context, (tx) => tx.upload.count())).toBe(0);
  expect(await inTransaction(one.context, (tx) => tx.upload.count())).toBe(1);
});

test("refuses what is too large before a byte of it comes, and what is empty", async () => {
  const { context } = await exampleMerchant();
  const large = announcementOf(file, { size: 64 * 1024 * 1024 + 1 });
  await expect(announceUpload(context, large, now)).rejects.toMatchObject({
    kind: "too-much",
    code: "FILE_TOO_LARGE",
    facts: { limit: "64" },
  });
  await expect(announceUpload(context, announcementOf(Buffer.alloc(0)), now)).rejects.toMatchObject({
    problem: { code: "FILE_EMPTY" },
  });
});

test("five on their way are enough; one that has been still for ten minutes gives way", async () => {
  const { context } = await exampleMerchant();
  const clock = new Date();
  const open = [];
  for (let serial = 1; serial <= 5; serial++)
    open.push(await exampleUpload(context, exampleFile(900, serial), 9, clock));
  const sixth = announcementOf(exampleFile(900, 6));
  await expect(announceUpload(context, sixth, clock)).rejects.toMatchObject({
    code: "TOO_MANY_UPLOADS",
    facts: { until: new Date(clock.getTime() + 60_000).toISOString() },
  });
  const [, , third = ""] = open;
  const longAgo = new Date(clock.getTime() - 11 * 60_000);
  await utimes(join(await arrivingFolder(), third), longAgo, longAgo);
  expect(await announceUpload(context, sixth, clock)).toMatchObject({ received: 0 });
  await expect(findUpload(context, third)).rejects.toMatchObject({ kind: "not-found" });
});

test("so many an hour, and it says when there is room again", async () => {
  const { context } = await exampleMerchant();
  const limits = { bytes: 1_000_000, pieceBytes: 1_000, openAtOnce: 100, anHour: 3, hours: 24 };
  const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  const announce = (serial: number, minutes: number) =>
    announceUpload(context, announcementOf(exampleFile(900, serial)), at(minutes), limits);
  for (const serial of [1, 2, 3]) await announce(serial, serial);
  await expect(announce(4, 30)).rejects.toMatchObject({
    code: "TOO_MANY_UPLOADS",
    facts: { until: at(61).toISOString() },
  });
  await expect(announce(4, 62)).resolves.toMatchObject({ received: 0 });
});
