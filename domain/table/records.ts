import Papa from "papaparse";
import { UnreadableFile } from "../unreadable-file.ts";

/** What a table may hold before it is refused instead of eating the memory. */
export const tableLimits = {
  columns: 200,
  cellCharacters: 32_768,
  recordCharacters: 1_048_576,
  rows: 1_000_000,
} as const;

/** So much text is gathered before it is parsed, so that a quote left open is not read anew for every few bytes. */
const parseCharacters = 32_768;
const headCharacters = 65_536;
const headRecords = 50;
const delimiters = [",", "\t", ";", "|"] as const;

export type Delimiter = (typeof delimiters)[number];
export type Layout = { readonly delimiter: Delimiter; readonly newline: "\n" | "\r" };

export type Records = {
  /** Row number of the first of them, counted from 1 as a spreadsheet counts: a quoted line end begins no row. */
  readonly firstRow: number;
  readonly rows: readonly string[][];
  /** Indexes of rows in which a quote stands where none may. */
  readonly misquoted: ReadonlySet<number>;
  /** Whether a NUL stands somewhere among them: no database keeps one. */
  readonly hasNul: boolean;
};

const none: ReadonlySet<number> = new Set();

/** Delimiter and line ends of a table whose text begins with `head`, its first records under them, and whether a quote stays open. */
export function detectLayout(head: string, score: (records: string[][]) => number) {
  const sample = head.slice(0, headCharacters);
  const newline = sample.includes("\n") ? "\n" : "\r";
  const tried = delimiters.map((delimiter) => {
    const { data: records, isOpen } = firstRecords(sample, { delimiter, newline });
    return { layout: { delimiter, newline } satisfies Layout, records, isOpen, score: score(records) };
  });
  return tried.reduce((best, candidate) => (candidate.score > best.score ? candidate : best));
}

/** A piece of a table's text, or why no more of it comes. */
export type Piece = { readonly text: string } | { readonly failure: unknown };

/** Text in pieces of any size, the first of them long enough to tell the layout by; a failure comes after what was good. */
export async function* piecesOf(chunks: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Piece, undefined> {
  let head: string | null = "";
  try {
    for await (const chunk of chunks) {
      if (head !== null) head += chunk;
      if (head !== null && head.length < headCharacters) continue;
      yield { text: head ?? chunk };
      head = null;
    }
  } catch (failure) {
    if (head !== null) yield { text: head };
    yield { failure };
    return;
  }
  if (head !== null) yield { text: head };
}

/**
 * Records of a table as its text comes in, cut anywhere.
 * @throws UnreadableFile where a limit is passed or a quote is never closed, naming the row
 */
export class RecordReader {
  private readonly layout: Layout;
  private readonly parser: Papa.Parser;
  private pending = "";
  private unparsedFrom = 0;
  private rowsRead = 0;

  constructor(layout: Layout) {
    this.layout = layout;
    this.parser = new Papa.Parser({ delimiter: layout.delimiter, newline: layout.newline });
  }

  /** The row that comes next. */
  get nextRow(): number {
    return this.rowsRead + 1;
  }

  read(text: string): Records {
    this.pending += text;
    if (this.pending.length - this.unparsedFrom < parseCharacters) return this.take([], none);
    const hasNul = this.pending.includes("\0");
    const { data, misquoted, cursor } = parse(this.parser, this.pending, this.layout.newline, false);
    this.pending = this.pending.slice(cursor);
    this.unparsedFrom = this.pending.length;
    if (this.pending.length > tableLimits.recordCharacters) throw this.unendingRecord(data.length);
    return this.take(data, misquoted, hasNul);
  }

  end(): Records {
    if (this.pending === "") return this.take([], none);
    const { data, misquoted, isOpen } = parse(this.parser, this.pending, this.layout.newline, true);
    if (isOpen) throw new UnreadableFile("QUOTE_NOT_CLOSED", { row: String(this.rowsRead + data.length) });
    const hasNul = this.pending.includes("\0");
    this.pending = "";
    return this.take(data, misquoted, hasNul);
  }

  private take(rows: string[][], misquoted: ReadonlySet<number>, hasNul = false): Records {
    const firstRow = this.nextRow;
    this.rowsRead += rows.length;
    for (let index = 0; index < rows.length; index++) checkLimits(rows[index] ?? [], firstRow + index);
    return { firstRow, rows, misquoted, hasNul };
  }

  /** A whole line would have been a record, so where there is one the quote before it is open. */
  private unendingRecord(rowsBefore: number): UnreadableFile {
    const row = String(this.nextRow + rowsBefore);
    if (this.pending.includes(this.layout.newline)) return new UnreadableFile("QUOTE_NOT_CLOSED", { row });
    return new UnreadableFile("RECORD_TOO_LONG", { row });
  }
}

function firstRecords(sample: string, layout: Layout): Parsed {
  return parse(new Papa.Parser({ ...layout, preview: headRecords }), sample, layout.newline, true);
}

type Parsed = { data: string[][]; misquoted: ReadonlySet<number>; cursor: number; isOpen: boolean };
type PapaResult = { data: string[][]; errors: { code: string; row: number }[]; meta: { cursor: number } };

function parse(parser: Papa.Parser, text: string, newline: string, isEnd: boolean): Parsed {
  const { data, errors, meta }: PapaResult = parser.parse(text, 0, !isEnd);
  if (isEnd && text.endsWith(newline) && data.at(-1)?.join("") === "") data.pop();
  for (const cells of data) dropCarriageReturn(cells);
  const isOpen = errors.some(({ code }) => code === "MissingQuotes");
  const misquoted = errors.length === 0 ? none : new Set(errors.map(({ row }) => row));
  return { data, misquoted, cursor: meta.cursor, isOpen };
}

/** Records are cut at LF, so that files which mix LF and CRLF are read right as well. */
function dropCarriageReturn(cells: string[]): void {
  const last = cells.length - 1;
  const cell = cells[last];
  if (cell?.charCodeAt(cell.length - 1) === 13) cells[last] = cell.slice(0, -1);
}

function checkLimits(cells: readonly string[], row: number): void {
  if (cells.length > tableLimits.columns && cells.findLastIndex((cell) => cell !== "") >= tableLimits.columns) {
    throw new UnreadableFile("TOO_MANY_COLUMNS", { row: String(row), limit: String(tableLimits.columns) });
  }
  for (const cell of cells) {
    if (cell.length > tableLimits.cellCharacters) {
      throw new UnreadableFile("CELL_TOO_LONG", { row: String(row), limit: String(tableLimits.cellCharacters) });
    }
  }
}
