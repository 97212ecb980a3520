import type { InvoiceKey } from "#domain/invoice.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import type { AnswerFile, ListedInvoice } from "#server/bureau/package/answer-file.ts";
import { startThread, tableLimits } from "#server/reading/start-thread.ts";
import type { FromThread } from "#server/reading/thread-messages.ts";

type KeptFile = { readonly path: string; readonly size: number };

/**
 * Reads what was brought back from the bureau in a thread of its own: whole, while everybody else is served.
 * @throws UnreadableFile
 */
export async function readAnswerApart(
  { path, size }: KeptFile,
  asked: readonly InvoiceKey[],
  limits = tableLimits,
): Promise<AnswerFile> {
  const listed: ListedInvoice[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<AnswerFile>();
  const thread = startThread({ kind: "answer", path, size, asked }, limits, { heard, failed: reject });
  try {
    return await promise;
  } finally {
    await thread.end();
  }

  function heard(message: FromThread): void {
    if (message.kind === "listed") {
      listed.push(...message.listed);
      thread.tell({ kind: "more" });
    }
    if (message.kind === "answer") resolve({ ...message.file, listed: message.file.listed && listed });
    if (message.kind === "unreadable") reject(new UnreadableFile(message.problem.code, message.problem.facts));
  }
}
