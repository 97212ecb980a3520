import { createHash } from "node:crypto";
import type { MerchantContext } from "#server/context.ts";
import { announceUpload } from "#server/uploads/announce-upload.ts";
import type { Announcement } from "#server/uploads/announcement.ts";
import { appendPiece } from "#server/uploads/append-piece.ts";

/** A list of invoices of about so many bytes, Chinese in it, for tests; another `serial` is another file. */
export function exampleFile(size: number, serial = 1): Buffer {
  const lines = ["数电发票号码,购买方名称,价税合计"];
  const line = (row: number) =>
    `26117${String(serial).padStart(5, "0")}${String(row).padStart(10, "0")},样例科技,1060.00`;
  for (let row = 1; row * 42 < size; row++) lines.push(line(row));
  return Buffer.from(`${lines.join("\r\n")}\r\n`);
}

export function announcementOf(bytes: Uint8Array, changes: Partial<Announcement> = {}): Announcement {
  return { name: "十一月.csv", size: bytes.length, sha256: sha256(bytes), choice: null, ...changes };
}

/** Announced, with so many of its bytes here. @returns its id */
export async function exampleUpload(context: MerchantContext, bytes: Uint8Array, upTo: number, now: Date) {
  const announced = await announceUpload(context, announcementOf(bytes), now);
  if (!("uploadId" in announced)) throw new Error("this file is a batch already");
  const { uploadId } = announced;
  if (upTo > 0) await appendPiece(context, uploadId, { offset: 0, bytes: stream(bytes.subarray(0, upTo)) }, now);
  return uploadId;
}

/** Chunks as a socket gives them, of an odd size. */
export async function* stream(bytes: Uint8Array, chunk = 65_521): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
}

/** A connection that breaks after these. */
export async function* cutOff(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield* stream(bytes);
  throw new Error("aborted");
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
