import { randomInt } from "node:crypto";
import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { exampleMerchant } from "#server/accounts/example-merchant.ts";
import { arrivingFolder, openFile } from "#server/files.ts";
import { appendPiece } from "#server/uploads/append-piece.ts";
import { cutOff, exampleFile, exampleUpload, sha256, stream } from "#server/uploads/example-upload.ts";
import { findUpload } from "#server/uploads/find-upload.ts";
import { finishUpload } from "#server/uploads/finish-upload.ts";

const now = new Date("2026-11-22T06:03:00Z");
const file = exampleFile(300_000);

test.each([1, 65_535, 65_536, 100_001, file.length - 1])("cut off after %i bytes it goes on there", async (cut) => {
  const { context } = await exampleMerchant();
  const own = exampleFile(300_000, randomInt(1_000, 90_000));
  const uploadId = await exampleUpload(context, own, 0, now);
  expect(await appendPiece(context, uploadId, { offset: 0, bytes: cutOff(own.subarray(0, cut)) }, now)).toMatchObject({
    received: cut,
  });
  await appendPiece(context, uploadId, { offset: cut, bytes: stream(own.subarray(cut)) }, now);
  expect(await finishUpload(context, uploadId, now)).toMatchObject({ again: false });
  expect(Buffer.concat(await Array.fromAsync(openFile(sha256(own))))).toEqual(own);
});

test("in pieces of any length it arrives byte for byte", async () => {
  const { context } = await exampleMerchant();
  const uploadId = await exampleUpload(context, file, 0, now);
  for (let offset = 0; offset < file.length; ) {
    const length = randomInt(1, 20_000);
    const cut = randomInt(2) === 0 ? stream : cutOff;
    const bytes = cut(file.subarray(offset, offset + length));
    offset = (await appendPiece(context, uploadId, { offset, bytes }, now)).received;
  }
  expect(await finishUpload(context, uploadId, now)).toMatchObject({ again: false });
  expect(Buffer.concat(await Array.fromAsync(openFile(sha256(file))))).toEqual(file);
});

test("a piece for another place is refused with the true offset, and changes nothing", async () => {
  const { context } = await exampleMerchant();
  const uploadId = await exampleUpload(context, file, 1_000, now);
  for (const offset of [0, 999, 1_001]) {
    await expect(
      appendPiece(context, uploadId, { offset, bytes: stream(file.subarray(offset)) }, now),
    ).rejects.toMatchObject({ kind: "not-now", code: "OFFSET_DIFFERS", facts: { offset: "1000" } });
  }
  expect(await findUpload(context, uploadId)).toMatchObject({ received: 1_000 });
});

test("of many pieces at once for one place one is taken, whole", async () => {
  const { context } = await exampleMerchant();
  const own = exampleFile(300_000, 7);
  const uploadId = await exampleUpload(context, own, 1_000, now);
  const lengths = Array.from({ length: 6 }, (_, index) => 50_000 + index);
  const answers = await Promise.allSettled(
    lengths.map((length) =>
      appendPiece(context, uploadId, { offset: 1_000, bytes: stream(own.subarray(1_000, 1_000 + length), 777) }, now),
    ),
  );
  const [won, ...others] = answers.filter((answer) => answer.status === "fulfilled");
  expect(others).toEqual([]);
  const { received } = await findUpload(context, uploadId);
  expect(received).toBe(won?.value.received);
  await appendPiece(context, uploadId, { offset: received, bytes: stream(own.subarray(received)) }, now);
  expect(await finishUpload(context, uploadId, now)).toMatchObject({ again: false });
});

test("what is longer than announced, or than a piece may be, is refused while it streams and leaves nothing", async () => {
  const { context } = await exampleMerchant();
  const uploadId = await exampleUpload(context, file, 1_000, now);
  const before = await readdir(await arrivingFolder());
  const tooLong = { offset: 1_000, bytes: stream(file.subarray(999)) };
  const refused = { kind: "too-much", code: "PIECE_TOO_LARGE" };
  await expect(appendPiece(context, uploadId, tooLong, now)).rejects.toMatchObject(refused);
  const large = await exampleUpload(context, exampleFile(20_000_000, 8), 0, now);
  await expect(appendPiece(context, large, { offset: 0, bytes: megabytes(9) }, now)).rejects.toMatchObject(refused);
  expect(await findUpload(context, uploadId)).toMatchObject({ received: 1_000 });
  expect(await readdir(await arrivingFolder())).toEqual(before);
});

test("what its first bytes show to be none of ours is told at once, and nothing of it stays", async () => {
  const { context } = await exampleMerchant();
  const rar = Buffer.concat([Buffer.from("526172211a0700", "hex"), Buffer.alloc(200_000, 1)]);
  const uploadId = await exampleUpload(context, rar, 1_000, now);
  await expect(
    appendPiece(context, uploadId, { offset: 1_000, bytes: stream(rar.subarray(1_000, 70_000)) }, now),
  ).rejects.toMatchObject({ problem: { code: "FILE_IS_ARCHIVE" } });
  await expect(findUpload(context, uploadId)).rejects.toMatchObject({ kind: "not-found" });
  expect(await readdir(await arrivingFolder())).not.toContain(uploadId);
});

async function* megabytes(count: number): AsyncGenerator<Uint8Array> {
  const megabyte = new Uint8Array(1024 * 1024).fill(0x31);
  for (let index = 0; index < count; index++) yield megabyte;
}
