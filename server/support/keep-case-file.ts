import { setImmediate } from "node:timers/promises";
import { type ArchiveLimits, openArchive } from "#domain/archive.ts";
import { joined } from "#domain/bytes.ts";
import { type CaseFileKind, caseFileKindOf, caseFileLimits, caseFileName } from "#domain/case-file.ts";
import { plainName } from "#domain/plain-name.ts";
import type { Problem } from "#domain/problem.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import type { MerchantContext, SupportContext } from "#server/context.ts";
import { type ArrivedFile, arriveFile } from "#server/files.ts";
import { notTooManyFiles } from "#server/support/case-limits.ts";

/** One that was looked over and waits for its message: it is in the store once that is written down (`case-entry.ts`). */
export type KeptFile = ArrivedFile & { readonly name: string; readonly kind: CaseFileKind };

/** What one attachment may unpack to: nobody sends a clerk more to look at. */
const unpackedLimits: ArchiveLimits = {
  bytes: caseFileLimits.bytes,
  entries: 2_000,
  entryBytes: 134_217_728,
  allBytes: 134_217_728,
};
const headBytes = 65_536;
const stepBytes = 4_194_304;

/**
 * Looks an attachment over and keeps it for its message; what is refused is not kept. An archive is unpacked once, to
 * nowhere: what would burst on a clerk's desk bursts here, in small pieces.
 * @returns the file, or what is wrong with it
 * @throws Refusal too-much TOO_MANY_FILES
 */
export async function keepCaseFile(
  context: MerchantContext | SupportContext,
  name: string,
  arriving: AsyncIterable<Uint8Array>,
  now: Date,
): Promise<{ readonly file: KeptFile } | { readonly problem: Problem }> {
  const bytes = await held(arriving);
  if (bytes === null) return problem("FILE_TOO_LARGE", name, { limit: String(caseFileLimits.bytes / 1_048_576) });
  if (bytes.length === 0) return problem("FILE_EMPTY", name);
  const kind = caseFileKindOf(bytes.subarray(0, headBytes), name);
  if (kind === null) return problem("FILE_KIND", name);
  try {
    if (kind === "xlsx" || kind === "ofd") await unpackToNowhere(bytes);
  } catch (fault) {
    if (fault instanceof UnreadableFile) return problem("FILE_BROKEN", name);
    throw fault;
  }
  await notTooManyFiles(context, now);
  const arrived = await arriveFile(inOne(bytes), caseFileLimits.bytes);
  return { file: { ...arrived, name: caseFileName(name, kind), kind } };
}

/** Null where it is too large; then the rest is not read. */
async function held(arriving: AsyncIterable<Uint8Array>): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of arriving) {
    size += piece.length;
    if (size > caseFileLimits.bytes) return null;
    pieces.push(new Uint8Array(piece));
  }
  return joined(pieces);
}

async function unpackToNowhere(bytes: Uint8Array): Promise<void> {
  const archive = openArchive(bytes, unpackedLimits);
  let since = 0;
  for (const name of archive.names) {
    for (const piece of archive.stream(name) ?? []) {
      since += piece.length;
      if (since < stepBytes) continue;
      since = 0;
      await setImmediate();
    }
  }
}

async function* inOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function problem(code: string, name: string, facts: Problem["facts"] = {}): { readonly problem: Problem } {
  return { problem: { code, severity: "reject", field: "files", facts: { ...facts, name: plainName(name) } } };
}
