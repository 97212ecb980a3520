import type { DocumentReading } from "#domain/document/document-reading.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import { documentLimits, startThread } from "#server/reading/start-thread.ts";
import type { FromThread } from "#server/reading/thread-messages.ts";

/**
 * Reads the original of one invoice in a thread of its own.
 * @throws UnreadableFile
 */
export async function readDocumentApart(bytes: Uint8Array, limits = documentLimits): Promise<DocumentReading> {
  const { promise, resolve, reject } = Promise.withResolvers<DocumentReading>();
  const thread = startThread({ kind: "document", bytes }, limits, { heard, failed: reject });
  try {
    return await promise;
  } finally {
    await thread.end();
  }

  function heard(message: FromThread): void {
    if (message.kind === "document") resolve(message.reading);
    if (message.kind === "unreadable") reject(new UnreadableFile(message.problem.code, message.problem.facts));
  }
}
