import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import type { MessagePort } from "node:worker_threads";
import { settleParties } from "#domain/document/document-reading.ts";
import { type BundleRow, readBundle } from "#domain/document/read-bundle.ts";
import { blankInvoiceText } from "#domain/invoice.ts";
import type { TableRow } from "#domain/table/read-rows.ts";
import { readTable } from "#domain/table/read-table.ts";
import { askAbout } from "#server/reading/ask-about.ts";
import { copyLine } from "#server/reading/copy-line.ts";
import { fileEntry } from "#server/reading/file-entry.ts";
import { type GrowingText, growingText } from "#server/reading/growing-text.ts";
import { documentTools } from "#server/reading/qr-tools.ts";
import type { RowReading } from "#server/reading/read-row.ts";
import { readingOf } from "#server/reading/reading-of.ts";
import {
  type Answer,
  type FromThread,
  type Piece,
  piecesAhead,
  type RowsTask,
  type TableFacts,
  type ToThread,
} from "#server/reading/thread-messages.ts";

const rowsPerPiece = 5_000;
/** A piece of very wide rows is cut sooner. */
const charactersPerPiece = 4_000_000;

/** Reads the file, asks about each piece what is known, and gives it as text for `COPY`; never far ahead of the writer. */
export async function giveRows(task: RowsTask, port: MessagePort): Promise<void> {
  const correspondence = correspond(port);
  const text = growingText();
  const source = await openSource(task);
  let before: Asked | null = null;
  for await (const rows of piecesOf(source.rows, task.after)) {
    tell({ kind: "ask", ...askAbout(rows) });
    if (before) await give(before);
    before = { rows };
  }
  if (before) await give(before);
  tell({ kind: "end", ...source.facts() });

  async function give({ rows }: Asked): Promise<void> {
    const piece = pieceOf(rows, await correspondence.answer(), task, text);
    await correspondence.leave();
    tell({ kind: "piece", ...piece }, [piece.text.buffer]);
  }

  function tell(message: FromThread, transferred: ArrayBuffer[] = []): void {
    port.postMessage(message, transferred);
  }
}

/** Rows about which a question is on its way. */
type Asked = { readonly rows: readonly TableRow[] };
type Source = { readonly rows: AsyncIterable<readonly TableRow[]>; readonly facts: () => TableFacts };

async function openSource(task: RowsTask): Promise<Source> {
  if (task.batchKind === "documents") return openDocuments(task);
  const stream = () => createReadStream(task.path, { highWaterMark: 256 * 1024 });
  const { rows, encoding, header, places } = await readTable({ size: task.size, stream }, task.choice);
  const facts = () => ({ encoding, header: [...header.headings], columns: header.columns, sheets: [...places] });
  return { rows, facts };
}

/** One invoice a file: its row has one cell, the name. */
async function openDocuments({ path, ground }: RowsTask): Promise<Source> {
  const bytes = await readFile(path);
  const facts = { encoding: null, header: ["文件名"], columns: null, sheets: [] };
  return { rows: documentRows(readBundle(bytes, documentTools), ground.merchantTaxpayerId), facts: () => facts };
}

async function* documentRows(rows: AsyncIterable<BundleRow>, taxpayerId: string): AsyncGenerator<TableRow[]> {
  for await (const { rowNumber, name, reading, problem } of rows) {
    const settled = reading && settleParties(reading, taxpayerId);
    yield [
      {
        rowNumber,
        kind: "data",
        partOf: null,
        cells: [name],
        draft: settled?.draft ?? blankInvoiceText(),
        repairs: [],
        problems: problem ? [problem] : (settled?.problems ?? []),
        transferWords: "",
      },
    ];
  }
}

/** Rows not read before, so many at a time. */
async function* piecesOf(rows: AsyncIterable<readonly TableRow[]>, after: number): AsyncGenerator<TableRow[]> {
  let piece: TableRow[] = [];
  let characters = 0;
  for await (const some of rows) {
    for (const row of some) {
      if (row.rowNumber <= after) continue;
      piece.push(row);
      characters += row.cells.reduce((sum, cell) => sum + cell.length, 0);
      if (piece.length < rowsPerPiece && characters < charactersPerPiece) continue;
      yield piece;
      piece = [];
      characters = 0;
    }
  }
  if (piece.length > 0) yield piece;
}

function pieceOf(rows: readonly TableRow[], answer: Answer, task: RowsTask, text: GrowingText): Piece {
  const ground = { ...task.ground, today: answer.today };
  const lines = linesOf(task.writes);
  let blank = 0;
  let totalFen = 0n;
  for (const row of rows) {
    const reading = readingOf(row, ground, answer);
    if (reading === null) blank++;
    else {
      text.add(lines.next(reading, row));
      totalFen += reading.total ?? 0n;
    }
  }
  text.add(lines.end());
  const lastRow = rows.at(-1)?.rowNumber ?? 0;
  return { lastRow, rows: rows.length, blank, totalFen, text: text.take() };
}

/** How rows are written down: a line each, or all of them as one array; a part of an earlier invoice is no entry. */
function linesOf(writes: RowsTask["writes"]) {
  if (writes === "batch") return { next: copyLine, end: () => "" };
  let before = "[";
  return {
    next(reading: RowReading, row: TableRow): string {
      if (reading.outcome === "PART") return "";
      const line = before + fileEntry(reading, row.transferWords);
      before = ",";
      return line;
    },
    end: () => (before === "[" ? "[]" : "]"),
  };
}

/** Answers come in the order of the questions; `leave` waits until a piece may be given. */
function correspond(port: MessagePort) {
  const answers: Answer[] = [];
  let leaves = piecesAhead;
  let wake = () => {};
  port.on("message", (message: ToThread) => {
    if (message.kind === "answer") answers.push(message);
    else leaves++;
    wake();
  });
  return {
    answer: () => until(() => answers.shift()),
    leave: () => until(() => (leaves > 0 ? leaves-- : undefined)),
  };

  async function until<T>(take: () => T | undefined): Promise<T> {
    for (;;) {
      const taken = take();
      if (taken !== undefined) return taken;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
}
