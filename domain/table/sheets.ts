import { joined } from "../bytes.ts";
import { fileKindOf } from "../file-kind.ts";
import type { SourceFile } from "../source-file.ts";
import { UnreadableFile } from "../unreadable-file.ts";
import { guessHeader, headerScore, type TableHeader } from "./columns.ts";
import { decodeText, type TextEncoding } from "./decode.ts";
import { type Delimiter, detectLayout, type Layout, piecesOf, RecordReader, type Records } from "./records.ts";
import { openWorkbook, type Workbook } from "./workbook.ts";

/** One sheet of a table file; a text file is one sheet without a name. */
export type Sheet = {
  readonly name: string;
  readonly isHidden: boolean;
  /** Whether it counts days from 1904. */
  readonly is1904: boolean;
  /** Its first rows, from the first on: enough to find a header in. */
  readonly head: readonly (readonly string[])[];
  /** Why it breaks off soon after its head; null where it goes on or ends well. */
  readonly breaksOff: UnreadableFile | null;
  /** All of it, from the first row on, as often as asked for. @throws UnreadableFile naming the row where it breaks off */
  readonly records: () => AsyncIterable<Records>;
};

export type TableFile = {
  readonly kind: "text" | "workbook";
  /** Null for a workbook. */
  readonly encoding: TextEncoding | null;
  readonly delimiter: Delimiter | null;
  readonly sheets: readonly Sheet[];
};

const headBytes = 65_536;
const headRows = 50;

/**
 * Opens a table by what its bytes are, not by its name.
 * @throws UnreadableFile where it is no table, by the name of what it is
 */
export async function openTableFile(file: SourceFile): Promise<TableFile> {
  const kind = fileKindOf(await firstBytes(file));
  return kind === "xlsx" || kind === "zip" ? openSpreadsheet(await allBytes(file)) : openText(file);
}

async function openText(file: SourceFile): Promise<TableFile> {
  let encoding: TextEncoding = "utf-8";
  const pieces = piecesOf(
    decodeText(file.stream(), (found) => {
      encoding = found;
    }),
  );
  const first = (await pieces.next()).value;
  const second = (await pieces.next()).value;
  await pieces.return(undefined);
  if (first && "failure" in first) throw first.failure;
  const { layout, records: head, isOpen } = detectLayout(first?.text ?? "", headerScore);
  const quote =
    isOpen && hidesHeader(first?.text ?? "")
      ? new UnreadableFile("QUOTE_NOT_CLOSED", { row: String(head.length) })
      : null;
  const breaksOff = second && "failure" in second ? brokenAt(second.failure, head.length + 1) : quote;
  const sheet = { name: "", isHidden: false, is1904: false, head, breaksOff, records: () => textRecords(file, layout) };
  return { kind: "text", encoding, delimiter: layout.delimiter, sheets: [sheet] };
}

/** A quote that is never closed takes the header with it. */
function hidesHeader(head: string): boolean {
  const header = guessHeader(detectLayout(head.replaceAll('"', ""), headerScore).records);
  const columns: TableHeader["columns"] = header?.columns ?? {};
  return columns.digitalNumber !== undefined || columns.number !== undefined;
}

async function* textRecords(file: SourceFile, layout: Layout): AsyncGenerator<Records> {
  const reader = new RecordReader(layout);
  let failure: unknown = null;
  for await (const piece of piecesOf(decodeText(file.stream()))) {
    if ("text" in piece) yield reader.read(piece.text);
    else failure = piece.failure;
  }
  yield reader.end();
  if (failure !== null) throw brokenAt(failure, reader.nextRow);
}

/** A file that breaks off while it is decoded breaks off in the row that would have come next. */
function brokenAt(failure: unknown, row: number): UnreadableFile {
  if (!(failure instanceof UnreadableFile)) throw failure;
  return new UnreadableFile(failure.problem.code, { ...failure.problem.facts, row: String(row) });
}

async function openSpreadsheet(bytes: Uint8Array): Promise<TableFile> {
  const workbook = openWorkbook(bytes);
  const sheets = await Promise.all(workbook.sheets.map((_, index) => spreadsheetSheet(workbook, index)));
  return { kind: "workbook", encoding: null, delimiter: null, sheets };
}

async function spreadsheetSheet(workbook: Workbook, index: number): Promise<Sheet> {
  const { name = "", hidden = false } = workbook.sheets[index] ?? {};
  const head: (readonly string[])[] = [];
  for await (const { firstRow, rows } of spreadsheetRecords(workbook, index)) {
    for (let row = head.length + 1; row < firstRow && row <= headRows; row++) head.push([]);
    head.push(...rows.slice(0, headRows - head.length));
    if (head.length >= headRows) break;
  }
  return {
    name,
    isHidden: hidden,
    is1904: workbook.is1904,
    head,
    breaksOff: null,
    records: () => spreadsheetRecords(workbook, index),
  };
}

const none: ReadonlySet<number> = new Set();

/** Runs of rows without a gap: rows that a sheet leaves out are no rows. */
async function* spreadsheetRecords(workbook: Workbook, index: number): AsyncGenerator<Records> {
  for (const piece of workbook.rows(index)) {
    let run: { firstRow: number; rows: string[][] } | null = null;
    for (const { rowNumber, cells } of piece) {
      if (run && run.firstRow + run.rows.length !== rowNumber) {
        yield { ...run, misquoted: none, hasNul: false };
        run = null;
      }
      run ??= { firstRow: rowNumber, rows: [] };
      run.rows.push(cells);
    }
    if (run) yield { ...run, misquoted: none, hasNul: false };
  }
}

async function firstBytes(file: SourceFile): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of file.stream()) {
    pieces.push(piece);
    length += piece.length;
    if (length >= headBytes) break;
  }
  return joined(pieces).subarray(0, headBytes);
}

/** A workbook's directory is at its end, so it is held whole as it is packed; what it unpacks to is not. */
async function allBytes(file: SourceFile): Promise<Uint8Array> {
  const bytes = new Uint8Array(file.size);
  let at = 0;
  for await (const piece of file.stream()) {
    if (at + piece.length > bytes.length) throw new UnreadableFile("FILE_NOT_WHOLE");
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes.subarray(0, at);
}
