import { assertBatchKind, headBytes } from "#domain/batch-kind.ts";
import { joined } from "#domain/bytes.ts";
import { plainName } from "#domain/plain-name.ts";
import type { Problem } from "#domain/problem.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import { type AcceptedBatch, acceptBatch } from "#server/batches/accept-batch.ts";
import type { MerchantContext } from "#server/context.ts";
import { type Announced, storeFile } from "#server/files.ts";

/** A file as it comes in. What the sender announced of it is held against what arrived. */
export type ArrivingFile = Announced & { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> };
export type ReceivedFile = AcceptedBatch | { readonly problem: Problem };

/**
 * Takes a file off the wire in one go: kept, held against what was announced, and accepted as a batch. What its first
 * bytes show to be none, or did not arrive whole, is a problem of the file, and nothing of it stays.
 * @throws Refusal too-much FILE_TOO_LARGE
 */
export async function receiveFile(context: MerchantContext, file: ArrivingFile, now: Date): Promise<ReceivedFile> {
  try {
    const { head, bytes } = await begun(whole(file.bytes));
    const kind = assertBatchKind(head.subarray(0, headBytes));
    const stored = await storeFile(bytes, undefined, file);
    return await acceptBatch(context, { ...stored, name: plainName(file.name), kind }, now);
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

type Begun = { readonly head: Uint8Array; readonly bytes: AsyncIterable<Uint8Array> };

/** Takes in just enough to show what the file is; `bytes` is all of it. */
async function begun(bytes: AsyncGenerator<Uint8Array>): Promise<Begun> {
  let head: Uint8Array = new Uint8Array(0);
  while (head.length < headBytes) {
    const next = await bytes.next();
    if (next.done) break;
    head = joined([head, next.value]);
  }
  return { head, bytes: onwards(head, bytes) };
}

async function* onwards(head: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head;
  yield* rest;
}
