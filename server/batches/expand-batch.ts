import { columnChoiceSchema } from "#domain/table/column-choice.ts";
import type { TableRow } from "#domain/table/read-rows.ts";
import { readTable } from "#domain/table/read-table.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import { record } from "#server/audit.ts";
import { readRows } from "#server/batches/read-rows.ts";
import { writeRows } from "#server/batches/write-rows.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { openFile } from "#server/files.ts";

const chunkSize = 2_000;

/**
 * Reads a file that was handed in into rows, a chunk a transaction, as far as REVIEW; nothing of it is sent. Killed
 * anywhere, it goes on after the last chunk; a file that cannot be read ends as FAILED with the reason.
 */
export async function expandBatch(context: SystemContext, batchId: bigint, clock: () => Date): Promise<void> {
  const { merchantId } = context;
  const batch = await inTransaction(context, (tx) =>
    tx.batch.findUnique({ where: { merchantId_id: { merchantId, id: batchId } } }),
  );
  if (batch?.state !== "PARSING") return;
  try {
    const table = await readTable(
      { size: Number(batch.fileSize), stream: () => openFile(batch.fileSha256) },
      columnChoiceSchema.parse(batch.choice ?? {}),
    );
    const { encoding } = table;
    let readTo = batch.readTo;
    for await (const chunk of chunksAfter(table.rows, readTo)) {
      await expandChunk(context, batchId, chunk, readTo, clock());
      readTo = chunk.at(-1)?.rowNumber ?? readTo;
    }
    await finish(context, batchId, { state: "REVIEW", encoding, header: [...table.header.headings] }, clock());
  } catch (fault) {
    if (!(fault instanceof UnreadableFile)) throw fault;
    await finish(context, batchId, { state: "FAILED", problems: [{ ...fault.problem }], endedAt: clock() }, clock());
  }
}

/** Rows in chunks of one transaction each, from the first one not yet read. */
async function* chunksAfter(pieces: AsyncIterable<TableRow[]>, readTo: number): AsyncGenerator<TableRow[]> {
  let chunk: TableRow[] = [];
  for await (const piece of pieces) {
    for (const row of piece) {
      if (row.rowNumber <= readTo) continue;
      chunk.push(row);
      if (chunk.length < chunkSize) continue;
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

/** A second worker on the same file finds that the place it started from has moved, and writes nothing. */
async function expandChunk(
  context: SystemContext,
  batchId: bigint,
  chunk: readonly TableRow[],
  readTo: number,
  now: Date,
): Promise<void> {
  const { merchantId } = context;
  await inTransaction(context, async (tx) => {
    const blank = chunk.filter((row) => row.kind !== "data").length;
    const rows = await readRows(
      tx,
      merchantId,
      batchId,
      chunk.filter((row) => row.kind === "data"),
      now,
    );
    const { count } = await tx.batch.updateMany({
      where: { merchantId, id: batchId, state: "PARSING", readTo },
      data: {
        readTo: chunk.at(-1)?.rowNumber ?? readTo,
        totalRows: { increment: chunk.length },
        blankRows: { increment: blank },
        totalFen: { increment: rows.reduce((sum, row) => sum + (row.total ?? 0n), 0n) },
      },
    });
    if (count === 0) throw new Error(`batch ${batchId} is being read elsewhere`);
    await writeRows(tx, merchantId, batchId, rows);
  });
}

type Ending =
  | { state: "REVIEW"; encoding: string | null; header: string[] }
  | { state: "FAILED"; problems: object[]; endedAt: Date };

async function finish(context: SystemContext, batchId: bigint, ending: Ending, now: Date): Promise<void> {
  await inTransaction(context, async (tx) => {
    const { count } = await tx.batch.updateMany({
      where: { merchantId: context.merchantId, id: batchId, state: "PARSING" },
      data: ending,
    });
    if (count === 0) return;
    await record(
      tx,
      context,
      [{ action: `batch.${ending.state.toLowerCase()}`, subjectKind: "batch", subjects: [String(batchId)] }],
      now,
    );
  });
}
