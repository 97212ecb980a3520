import type { BatchKind } from "#domain/batch-kind.ts";
import { columnChoiceSchema } from "#domain/table/column-choice.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import { record } from "#server/audit.ts";
import { markDoubles } from "#server/batches/mark-doubles.ts";
import { groundOf, knownAbout } from "#server/batches/read-rows.ts";
import { writePiece } from "#server/batches/write-piece.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { placeOf } from "#server/files.ts";
import { readFileApart } from "#server/reading/read-file-apart.ts";
import { tableLimits } from "#server/reading/start-thread.ts";
import type { Answer, Ask, RowsTask, TableFacts } from "#server/reading/thread-messages.ts";

/**
 * Reads a file that was handed in into rows, a piece a transaction, as far as REVIEW; nothing of it is sent. Killed
 * anywhere, it goes on after the last piece; a file that cannot be read ends as FAILED with the reason.
 */
export async function expandBatch(
  context: SystemContext,
  batchId: bigint,
  clock: () => Date,
  limits = tableLimits,
): Promise<void> {
  const { merchantId } = context;
  const task = await inTransaction(context, (tx) => taskOf(tx, merchantId, batchId, clock()));
  if (task === null) return;
  try {
    const pieces = readFileApart(task, (ask) => answerTo(context, ask, clock()), limits);
    let readTo = task.after;
    let next = await pieces.next();
    for (; !next.done; next = await pieces.next()) {
      await writePiece(context, batchId, next.value, readTo);
      readTo = next.value.lastRow;
    }
    await toReview(context, batchId, next.value, clock());
  } catch (fault) {
    if (!(fault instanceof UnreadableFile)) throw fault;
    await end(context, batchId, { state: "FAILED", problems: [{ ...fault.problem }], endedAt: clock() }, clock());
  }
}

async function taskOf(tx: Tx, merchantId: string, batchId: bigint, now: Date): Promise<RowsTask | null> {
  const batch = await tx.batch.findUnique({ where: { merchantId_id: { merchantId, id: batchId } } });
  if (batch?.state !== "PARSING") return null;
  const { today: _, ...ground } = await groundOf(tx, merchantId, now);
  return {
    kind: "rows",
    writes: "batch",
    batchKind: batch.kind as BatchKind,
    path: placeOf(batch.fileSha256),
    size: Number(batch.fileSize),
    choice: columnChoiceSchema.parse(batch.choice ?? {}),
    after: batch.readTo,
    ground,
  };
}

async function answerTo(context: SystemContext, ask: Ask, now: Date): Promise<Answer> {
  return inTransaction(context, async (tx) => {
    const { today } = await groundOf(tx, context.merchantId, now);
    return { today, ...(await knownAbout(tx, context.merchantId, ask)) };
  });
}

async function toReview(context: SystemContext, batchId: bigint, facts: TableFacts, now: Date): Promise<void> {
  const { encoding, header, columns, sheets } = facts;
  const ending: Ending = {
    state: "REVIEW",
    encoding,
    header: [...header],
    sheets: sheets.map((sheet) => ({ ...sheet })),
    ...(columns && { columns: { ...columns } }),
  };
  await end(context, batchId, ending, now, (tx) => markDoubles(tx, context.merchantId, batchId));
}

type Ending =
  | {
      state: "REVIEW";
      encoding: string | null;
      header: string[];
      sheets: { name: string; startsAfter: number; is1904?: true }[];
      columns?: object;
    }
  | { state: "FAILED"; problems: object[]; endedAt: Date };

async function end(
  context: SystemContext,
  batchId: bigint,
  ending: Ending,
  now: Date,
  before: (tx: Tx) => Promise<void> = async () => {},
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const { count } = await tx.batch.updateMany({
      where: { merchantId: context.merchantId, id: batchId, state: "PARSING" },
      data: ending,
    });
    if (count === 0) return;
    await before(tx);
    await record(
      tx,
      context,
      [{ action: `batch.${ending.state.toLowerCase()}`, subjectKind: "batch", subjects: [String(batchId)] }],
      now,
    );
  });
}
