import type { Paper } from "#domain/certificate/read-paper.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import { type ReadingLimits, startThread } from "#server/reading/start-thread.ts";
import type { FromThread } from "#server/reading/thread-messages.ts";

/** A certificate of five thousand rows has two hundred pages, which are read without a word. */
const paperLimits: ReadingLimits = { memoryMb: 256, silenceMs: 60_000 };

/**
 * Reads what may be one of our certificates in a thread of its own.
 * @throws UnreadableFile
 */
export async function readPaperApart(bytes: Uint8Array, limits = paperLimits): Promise<Paper> {
  const { promise, resolve, reject } = Promise.withResolvers<Paper>();
  const thread = startThread({ kind: "paper", bytes }, limits, { heard, failed: reject });
  try {
    return await promise;
  } finally {
    await thread.end();
  }

  function heard(message: FromThread): void {
    if (message.kind === "paper") resolve(message.paper);
    if (message.kind === "unreadable") reject(new UnreadableFile(message.problem.code, message.problem.facts));
  }
}
