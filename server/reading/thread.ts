import { parentPort, workerData } from "node:worker_threads";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import type { FromThread, Task } from "#server/reading/thread-messages.ts";

/** The program of a reading thread (`start-thread`): it has no secret and no database, only the file. */
const port = parentPort;
if (!port) throw new Error("server/reading/thread.ts is run by start-thread.ts");

try {
  await read(workerData);
} catch (error) {
  if (!(error instanceof UnreadableFile)) throw error;
  tell({ kind: "unreadable", problem: error.problem });
}
port.close();

/** Loads what the task needs only: a document is waited for. */
async function read(task: Task): Promise<void> {
  if (!port) return;
  if (task.kind === "rows") {
    const { giveRows } = await import("#server/reading/give-rows.ts");
    return giveRows(task, port);
  }
  if (task.kind === "answer") {
    const { giveAnswer } = await import("#server/reading/give-answer.ts");
    return giveAnswer(task, port);
  }
  const { documentTools } = await import("#server/reading/qr-tools.ts");
  if (task.kind === "paper") {
    const { readPaper } = await import("#domain/certificate/read-paper.ts");
    return tell({ kind: "paper", paper: await readPaper(task.bytes, documentTools) });
  }
  const { readDocument } = await import("#domain/document/read-document.ts");
  tell({ kind: "document", reading: await readDocument(task.bytes, documentTools) });
}

function tell(message: FromThread): void {
  port?.postMessage(message);
}
