import type { NextRequest } from "next/server";
import { caseFileLimits } from "#domain/case-file.ts";
import type { Problem } from "#domain/problem.ts";
import type { MerchantContext, SupportContext } from "#server/context.ts";
import { Refusal } from "#server/refusal.ts";
import { type KeptFile, keepCaseFile } from "#server/support/keep-case-file.ts";
import { isTooLarge } from "../body-size.ts";
import { formParts } from "../form-parts.ts";

/** What was written, by the names of its fields, and the files that came along; or why some did not. */
export type PostedMessage = {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly KeptFile[];
  readonly problems: readonly Problem[];
};

/** More than all that may come along, so that what is too much is read past, and what was written before it is not lost. */
const readAtMost = 16 * caseFileLimits.bytes;
const longestField = 65_536;
const mostFields = 20;

/**
 * Reads a message with its files as it arrives. After the first file that is refused the others are not kept.
 * @param writer null where nobody is signed in: then no file is kept, and what was written can still be
 * @throws Refusal too-much FILE_TOO_LARGE where it is no message any more; UnreadableFile FILE_NOT_WHOLE
 */
export async function postedMessage(
  request: NextRequest,
  writer: MerchantContext | SupportContext | null,
  now: Date,
): Promise<PostedMessage> {
  if (isTooLarge(request, readAtMost))
    throw new Refusal("too-much", "FILE_TOO_LARGE", { limit: String(readAtMost / 1_048_576) });
  const fields: Record<string, string> = {};
  const files: KeptFile[] = [];
  const problems: Problem[] = [];
  let count = 0;
  for await (const part of formParts(request.body ?? nothing(), request.headers.get("content-type") ?? "")) {
    if (part.file === null && count++ < mostFields) fields[part.field] = await textOf(part.bytes);
    if (!part.file || problems.length > 0 || writer === null) continue;
    const outcome = files.length < caseFileLimits.files ? await kept(writer, part.file, part.bytes, now) : tooMany;
    if ("file" in outcome) files.push(outcome.file);
    else problems.push(outcome.problem);
  }
  return { fields, files, problems };
}

const tooMany = {
  problem: {
    code: "FILES_TOO_MANY",
    severity: "reject",
    field: "files",
    facts: { most: String(caseFileLimits.files) },
  },
} as const;

async function kept(
  writer: MerchantContext | SupportContext,
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  now: Date,
) {
  try {
    return await keepCaseFile(writer, name, bytes, now);
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    const problem: Problem = { code: fault.code, severity: "reject", field: "files", facts: fault.facts };
    return { problem };
  }
}

async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of bytes) {
    if (size < longestField) pieces.push(Buffer.from(piece));
    size += piece.length;
  }
  return Buffer.concat(pieces).toString("utf8").replace(/\r\n/g, "\n");
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
