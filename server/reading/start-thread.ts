import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import type { FromThread, Task, ToThread } from "#server/reading/thread-messages.ts";

/** What one file may take. */
export type ReadingLimits = {
  /** Of JavaScript objects; what lies beside them (bytes of an archive) is limited by its readers. */
  readonly memoryMb: number;
  /** How long the thread may work without a word. */
  readonly silenceMs: number;
};
export const tableLimits: ReadingLimits = { memoryMb: 256, silenceMs: 60_000 };
export const documentLimits: ReadingLimits = { memoryMb: 256, silenceMs: 20_000 };

export type ReadingThread = {
  readonly tell: (message: ToThread) => void;
  /** Whether it is the thread's turn: only then does its silence count. */
  readonly expect: (isItsTurn: boolean) => void;
  readonly end: () => Promise<void>;
};
export type ThreadListener = {
  readonly heard: (message: FromThread) => void;
  /** What ended it: UnreadableFile where the file did. */
  readonly failed: (fault: unknown) => void;
};

/**
 * Reads a file nobody has vouched for in a thread of its own. One that takes too much memory or time ends there as
 * UnreadableFile FILE_TOO_DEMANDING, and nobody else notices.
 */
export function startThread(task: Task, limits: ReadingLimits, { heard, failed }: ThreadListener): ReadingThread {
  // Pages are bundled, the thread's program is not: Node runs it as it lies in the project.
  const worker = new Worker(/* turbopackIgnore: true */ programPath(), {
    workerData: task,
    env: {},
    execArgv: [],
    // Left to itself the young generation grows with the length of the file.
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: 32 },
  });
  let alarm: NodeJS.Timeout | undefined;
  let isItsTurn = true;
  worker.on("message", (message: FromThread) => {
    expect(isItsTurn);
    heard(message);
  });
  worker.on("error", (fault) => {
    clearTimeout(alarm);
    failed(isOutOfMemory(fault) ? new UnreadableFile("FILE_TOO_DEMANDING") : fault);
  });
  worker.on("exit", (code) => {
    clearTimeout(alarm);
    failed(new Error(`the reading thread ended with ${code}`));
  });
  expect(true);
  return { tell: (message) => worker.postMessage(message), expect, end };

  function expect(turn: boolean): void {
    isItsTurn = turn;
    clearTimeout(alarm);
    if (turn) alarm = setTimeout(giveUp, limits.silenceMs);
  }

  function giveUp(): void {
    failed(new UnreadableFile("FILE_TOO_DEMANDING"));
    void end();
  }

  async function end(): Promise<void> {
    clearTimeout(alarm);
    await worker.terminate();
  }
}

/** Web, worker and scripts all run from the project's root. */
function programPath(): string {
  return join(/* turbopackIgnore: true */ process.cwd(), "server", "reading", "thread.ts");
}

function isOutOfMemory(fault: unknown): boolean {
  return fault instanceof Error && "code" in fault && fault.code === "ERR_WORKER_OUT_OF_MEMORY";
}
