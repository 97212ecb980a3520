import { once } from "node:events";
import { createReadStream } from "node:fs";
import type { MessagePort } from "node:worker_threads";
import type { AnswerFile } from "#server/bureau/package/answer-file.ts";
import { readAnswer } from "#server/bureau/package/read-answer.ts";
import type { AnswerTask, FromThread } from "#server/reading/thread-messages.ts";

/** A long list would hold up whoever takes it in at once. */
const listedAtOnce = 5_000;

/** The thread's side of `readAnswerApart`: the list piece by piece, each when the last is taken, and then all the rest. */
export async function giveAnswer({ path, size, asked }: AnswerTask, port: MessagePort): Promise<void> {
  const stream = () => createReadStream(path, { highWaterMark: 256 * 1024 });
  const file = await readAnswer({ size, stream }, new Set(asked));
  for (const listed of pieces(file.listed ?? [])) {
    tell({ kind: "listed", listed });
    await once(port, "message");
  }
  tell({ kind: "answer", file: { ...file, listed: file.listed && [] } });

  function tell(message: FromThread): void {
    port.postMessage(message);
  }
}

function* pieces(listed: NonNullable<AnswerFile["listed"]>): Generator<NonNullable<AnswerFile["listed"]>> {
  for (let from = 0; from < listed.length; from += listedAtOnce) yield listed.slice(from, from + listedAtOnce);
}
