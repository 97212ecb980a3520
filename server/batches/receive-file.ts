import type { Problem } from "#domain/problem.ts";
import { refusedKind } from "#domain/table/refused-kind.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import { type AcceptedBatch, acceptBatch } from "#server/batches/accept-batch.ts";
import type { MerchantContext } from "#server/context.ts";
import { type StoredFile, storeFile } from "#server/files.ts";

/** A file as it comes in. What the sender announced of it is held against what arrived; null where nothing was said. */
export type ArrivingFile = {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly size: number | null;
  readonly sha256: string | null;
};
export type ReceivedFile = AcceptedBatch | { readonly problem: Problem };

const headBytes = 65_536;

/**
 * Takes a table file off the wire: kept, held against what was announced, and accepted as a batch. What is no table by
 * its first bytes, or did not arrive whole, is a problem of the file, and nothing of it stays.
 * @throws Refusal too-much FILE_TOO_LARGE
 */
export async function receiveFile(context: MerchantContext, file: ArrivingFile, now: Date): Promise<ReceivedFile> {
  try {
    const stored = await storeFile(tableBytes(whole(file.bytes)));
    assertWhole(file, stored);
    return await acceptBatch(context, { ...stored, name: plainName(file.name) }, now);
  } catch (error) {
    if (error instanceof UnreadableFile) return { problem: error.problem };
    throw error;
  }
}

/** A sender that goes away half-way is no fault of ours: the file did not arrive. */
async function* whole(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile("FILE_NOT_WHOLE");
  }
}

/** Holds the first bytes back until they have shown what the file is. */
async function* tableBytes(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | null = new Uint8Array(0);
  for await (const chunk of bytes) {
    if (head === null) {
      yield chunk;
      continue;
    }
    head = joined(head, chunk);
    if (head.length < headBytes) continue;
    assertTable(head);
    yield head;
    head = null;
  }
  if (head === null) return;
  assertTable(head);
  yield head;
}

function assertTable(head: Uint8Array): void {
  const refusal = refusedKind(head.subarray(0, headBytes));
  if (refusal) throw new UnreadableFile(refusal);
}

function assertWhole(announced: ArrivingFile, stored: StoredFile): void {
  const sizeDiffers = announced.size !== null && announced.size !== stored.size;
  const hashDiffers = announced.sha256 !== null && announced.sha256 !== stored.sha256;
  if (sizeDiffers || hashDiffers) throw new UnreadableFile("FILE_NOT_WHOLE");
}

/** The last part of whatever path it came with, without what no file name shows. */
function plainName(name: string): string {
  const last = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  return last.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "").trim() || "—";
}

function joined(head: Uint8Array, chunk: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(head.length + chunk.length);
  bytes.set(head);
  bytes.set(chunk, head.length);
  return bytes;
}
