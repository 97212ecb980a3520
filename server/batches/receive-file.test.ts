import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { exampleMerchant } from "#server/accounts/example-merchant.ts";
import { findBatch } from "#server/batches/find-batch.ts";
import { type ArrivingFile, receiveFile } from "#server/batches/receive-file.ts";
import { inTransaction } from "#server/db.ts";
import { arrivingFolder, openFile } from "#server/files.ts";

const now = new Date("2026-11-22T06:03:00Z");
const csv = new TextEncoder().encode("数电发票号码,价税合计\n26117999000000000001,1060.00\n");
const other = new TextEncoder().encode("数电发票号码,价税合计\n26117999000000000009,1060.00\n");

test("keeps the file byte for byte under its hash and makes it a batch", async () => {
  const { context } = await exampleMerchant();
  const received = await receiveFile(context, arriving(csv, { size: csv.length, sha256: sha256(csv) }), now);

  if ("problem" in received) throw new Error(received.problem.code);
  expect(await findBatch(context, BigInt(received.batchId))).toMatchObject({
    state: "PARSING",
    fileName: "十一月.csv",
    fileSize: csv.length,
  });
  expect(Buffer.concat(await Array.fromAsync(openFile(sha256(csv))))).toEqual(Buffer.from(csv));
});

test.each<[string, string, string]>([
  ["a workbook", "table", entry("xl/workbook.xml")],
  ["an OFD", "documents", entry("OFD.xml")],
  ["a PDF", "documents", hex("%PDF-1.7")],
])("%s is a batch of kind %s", async (_, kind, bytes) => {
  const { context } = await exampleMerchant();
  expect(await receiveFile(context, arriving(Buffer.from(bytes, "hex")), now)).toMatchObject({ again: false });
  expect(await inTransaction(context, (tx) => tx.batch.findFirst())).toMatchObject({ kind });
});

test.each<[string, string, string]>([
  ["an old workbook", "FILE_IS_XLS", "d0cf11e0a1b11ae1"],
  ["a RAR", "FILE_IS_ARCHIVE", "526172211a0700"],
  ["a program", "FILE_NOT_TEXT", "7f454c460000000000000000"],
  ["an empty file", "FILE_EMPTY", ""],
])("refuses %s by name: %s", async (_, code, bytes) => {
  const { context } = await exampleMerchant();
  expect(await receiveFile(context, arriving(Buffer.from(bytes, "hex")), now)).toMatchObject({
    problem: { code, field: "file" },
  });
  expect(await readdir(await arrivingFolder())).toEqual([]);
});

test.each<[string, Partial<ArrivingFile>]>([
  ["shorter", { size: other.length + 1 }],
  ["different", { sha256: sha256(new Uint8Array([1])) }],
])("refuses what arrived %s from what was announced", async (_, announced) => {
  const { context } = await exampleMerchant();
  expect(await receiveFile(context, arriving(other, announced), now)).toMatchObject({
    problem: { code: "FILE_NOT_WHOLE" },
  });
  await expect(Array.fromAsync(openFile(sha256(other)))).rejects.toThrow("ENOENT");
});

test("a sender that goes away half-way leaves nothing", async () => {
  const { context } = await exampleMerchant();
  const received = await receiveFile(context, arriving(csv, { bytes: breaksOff() }), now);
  expect(received).toMatchObject({ problem: { code: "FILE_NOT_WHOLE" } });
  expect(await readdir(await arrivingFolder())).toEqual([]);
});

test("refuses a file beyond the limit while it streams in, and leaves nothing of it", async () => {
  const { context } = await exampleMerchant();
  await expect(receiveFile(context, arriving(csv, { bytes: megabytes(65) }), now)).rejects.toMatchObject({
    code: "FILE_TOO_LARGE",
  });
  expect(await readdir(await arrivingFolder())).toEqual([]);
});

test("keeps only the last part of a hostile name", async () => {
  const { context } = await exampleMerchant();
  const received = await receiveFile(context, { ...arriving(csv), name: "..\\..\u202e/etc/十一月\u0000.csv" }, now);
  if ("problem" in received) throw new Error(received.problem.code);
  expect(await findBatch(context, BigInt(received.batchId))).toMatchObject({ fileName: "十一月.csv" });
});

function arriving(bytes: Uint8Array, announced: Partial<ArrivingFile> = {}): ArrivingFile {
  return { name: "十一月.csv", size: null, sha256: null, bytes: inPieces(bytes), ...announced };
}

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_537) yield bytes.subarray(at, at + 65_537);
}

async function* breaksOff(): AsyncGenerator<Uint8Array> {
  yield csv;
  throw new Error("aborted");
}

async function* megabytes(count: number): AsyncGenerator<Uint8Array> {
  const megabyte = new Uint8Array(1024 * 1024).fill(0x31);
  for (let index = 0; index < count; index++) yield megabyte;
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function hex(text: string): string {
  return Buffer.from(text).toString("hex");
}

/** What stands in a ZIP before an entry without content. */
function entry(name: string): string {
  const length = Buffer.from(name).length.toString(16).padStart(2, "0");
  return `504b0304${"00".repeat(22)}${length}000000${hex(name)}`;
}
