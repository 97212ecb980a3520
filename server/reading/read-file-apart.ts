import { UnreadableFile } from "#domain/unreadable-file.ts";
import { type ReadingLimits, startThread, tableLimits } from "#server/reading/start-thread.ts";
import {
  type Answer,
  type Ask,
  type FromThread,
  type Piece,
  piecesAhead,
  type RowsTask,
  type TableFacts,
} from "#server/reading/thread-messages.ts";

/**
 * Reads a file in a thread of its own, piece by piece, as they are asked for. Pieces that are ready are given before a
 * failure is thrown.
 * @param answer called for each piece before it is read as invoices, and ahead of the pieces
 * @returns what the file turned out to be
 * @throws UnreadableFile
 */
export async function* readFileApart(
  task: RowsTask,
  answer: (ask: Ask) => Promise<Answer>,
  limits: ReadingLimits = tableLimits,
): AsyncGenerator<Piece, TableFacts, undefined> {
  const ready: Piece[] = [];
  let facts: TableFacts | null = null;
  let failure: { readonly fault: unknown } | null = null;
  let questions = 0;
  let leaves = piecesAhead;
  let wake = () => {};
  const thread = startThread(task, limits, { heard, failed });
  try {
    for (;;) {
      const piece = ready.shift();
      if (piece) {
        yield piece;
        leaves++;
        thread.tell({ kind: "more" });
        takeTurns();
      } else if (facts) return facts;
      else if (failure) throw (failure as { readonly fault: unknown }).fault;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    await thread.end();
  }

  function heard(message: FromThread): void {
    if (message.kind === "ask") void reply(message);
    if (message.kind === "piece") {
      leaves--;
      ready.push(message);
    }
    if (message.kind === "end") facts = message;
    if (message.kind === "unreadable") failed(new UnreadableFile(message.problem.code, message.problem.facts));
    takeTurns();
    wake();
  }

  async function reply(ask: Ask): Promise<void> {
    questions++;
    try {
      const answered = await answer(ask);
      questions--;
      if (failure === null) thread.tell({ kind: "answer", ...answered });
      takeTurns();
    } catch (fault) {
      failed(fault);
    }
  }

  function failed(fault: unknown): void {
    failure ??= { fault };
    wake();
  }

  /** With a question open, or as much ready as may be, it waits for us. */
  function takeTurns(): void {
    thread.expect(failure === null && facts === null && questions === 0 && leaves > 0);
  }
}
