import { blankInvoiceText, type InvoiceDraft } from "../invoice.ts";
import type { Problem, Repair } from "../problem.ts";
import { UnreadableFile } from "../unreadable-file.ts";
import { findHeader, headerScore, type TableHeader } from "./columns.ts";
import { draftReader } from "./draft-reader.ts";
import {
  type Delimiter,
  detectLayout,
  type Piece,
  piecesOf,
  RecordReader,
  type Records,
  tableLimits,
} from "./records.ts";

export type TableRow = {
  /** Counted from 1 as a spreadsheet shows it, the header included. */
  readonly rowNumber: number;
  /**
   * `part`: one more line of the invoice in row `partOf`, whose draft holds them all. `footer`: totals, a repeated header
   * and the template's own example; neither it nor `blank` is an invoice.
   */
  readonly kind: "data" | "part" | "blank" | "footer";
  readonly partOf: number | null;
  /** As they were handed in. */
  readonly cells: readonly string[];
  readonly draft: InvoiceDraft;
  readonly repairs: readonly Repair[];
  /** What `readInvoice` cannot see: what is wrong with the row rather than with a value. */
  readonly problems: readonly Problem[];
  /** What the issuing software said about its upload, for `causeOf`. */
  readonly transferWords: string;
};

export type Table = {
  readonly header: TableHeader;
  readonly delimiter: Delimiter;
  /** Every record after the header, in its order, a piece of the file at a time. */
  readonly rows: AsyncGenerator<TableRow[]>;
};

/** The remark of the template's example row. */
export const exampleRemark = "示例（请删除本行）";

const footerPattern = /^(本页|本月)?(合计|小计|总计|累计)|^份数|^共\s*\d+\s*(张|份|条|行)/;

/**
 * Reads a table out of decoded text. Only the piece in hand is held in memory.
 * @throws UnreadableFile, also from `rows`, where the file cannot be read (on)
 */
export async function readTable(chunks: AsyncIterable<string> | Iterable<string>): Promise<Table> {
  const pieces = piecesOf(chunks);
  const first = (await pieces.next()).value;
  const head = first && "text" in first ? first.text : "";
  const { layout, records } = detectLayout(head, headerScore);
  const header = await headerOf(records, pieces);
  return { header, delimiter: layout.delimiter, rows: readRows(head, pieces, new RecordReader(layout), header) };
}

/** Where the text broke off before any header, that is what is wrong with the file. */
async function headerOf(records: string[][], rest: AsyncGenerator<Piece, undefined>): Promise<TableHeader> {
  try {
    return findHeader(records);
  } catch (error) {
    const next = (await rest.next()).value;
    throw next && "failure" in next ? withRow(next.failure, records.length + 1) : error;
  }
}

async function* readRows(
  head: string,
  rest: AsyncIterable<Piece>,
  reader: RecordReader,
  header: TableHeader,
): AsyncGenerator<TableRow[]> {
  const readRow = rowReader(header);
  let failure: unknown = null;
  yield rowsOf(reader.read(head), header, readRow);
  for await (const piece of rest) {
    if ("text" in piece) yield rowsOf(reader.read(piece.text), header, readRow);
    else failure = piece.failure;
  }
  yield rowsOf(reader.end(), header, readRow);
  if (failure !== null) throw withRow(failure, reader.nextRow);
}

/** A file that breaks off while it is decoded breaks off in the row that would have come next. */
function withRow(error: unknown, row: number): unknown {
  if (!(error instanceof UnreadableFile)) return error;
  return new UnreadableFile(error.problem.code, { ...error.problem.facts, row: String(row) });
}

type RowReader = (cells: string[], rowNumber: number, doubts: Doubts) => TableRow;
/** What the text around a row may have done to it. */
type Doubts = { readonly isMisquoted: boolean; readonly hasNul: boolean };

function rowsOf(records: Records, header: TableHeader, readRow: RowReader): TableRow[] {
  const { firstRow, rows, misquoted, hasNul } = records;
  if (firstRow + rows.length - 1 - header.rowNumber > tableLimits.rows) {
    throw new UnreadableFile("TOO_MANY_ROWS", { limit: String(tableLimits.rows) });
  }
  const calm: Doubts = { isMisquoted: false, hasNul };
  const read: TableRow[] = [];
  for (let index = Math.max(0, header.rowNumber - firstRow + 1); index < rows.length; index++) {
    const doubts = misquoted.has(index) ? { isMisquoted: true, hasNul } : calm;
    read.push(readRow(rows[index] ?? [], firstRow + index, doubts));
  }
  return read;
}

const none: readonly never[] = [];

function rowReader(header: TableHeader): RowReader {
  const readDraft = draftReader(header.columns);
  return (cells, rowNumber, doubts) => {
    const kind = kindOf(cells, header);
    if (kind !== "data") {
      return {
        rowNumber,
        kind,
        partOf: null,
        cells,
        draft: blankInvoiceText(),
        repairs: none,
        problems: none,
        transferWords: "",
      };
    }
    const faults = rowFaults(cells, header.headings.length, doubts);
    const storable = doubts.hasNul ? cells.map(withoutNul) : cells;
    const { draft, repairs, problems, transferWords } = readDraft(storable);
    const allProblems = faults.length === 0 ? problems : [...faults, ...problems];
    return { rowNumber, kind, partOf: null, cells: storable, draft, repairs, problems: allProblems, transferWords };
  };
}

function kindOf(cells: readonly string[], { columns, headings }: TableHeader): TableRow["kind"] {
  const firstCell = cells.find((cell) => cell !== "" && cell.trim() !== "");
  if (firstCell === undefined) return "blank";
  if (firstCell.charCodeAt(0) > 127 && footerPattern.test(firstCell.trim())) return "footer";
  if (columns.remark !== undefined && cells[columns.remark] === exampleRemark) return "footer";
  const number = columns.digitalNumber ?? columns.number ?? 0;
  return cells[number] === headings[number] ? "footer" : "data";
}

/** A row that is wider than its header has a comma too many somewhere, and its values stand in wrong columns. */
function rowFaults(cells: readonly string[], width: number, { isMisquoted, hasNul }: Doubts): readonly Problem[] {
  const isWide = cells.length > width && cells.slice(width).some((cell) => cell.trim() !== "");
  const isUnreadable = hasNul && cells.some((cell) => cell.includes("\0"));
  if (!isWide && !isMisquoted && !isUnreadable) return none;
  const facts = { cells: String(cells.length), columns: String(width) };
  const problems: Problem[] = [];
  if (isMisquoted) problems.push({ code: "ROW_MISQUOTED", severity: "reject", field: "row" });
  if (isWide) problems.push({ code: "ROW_TOO_WIDE", severity: "reject", field: "row", facts });
  if (isUnreadable) problems.push({ code: "TEXT_UNREADABLE", severity: "reject", field: "row" });
  return problems;
}

/** It cannot be stored, not even as evidence. */
function withoutNul(cell: string): string {
  return cell.replaceAll("\0", "\uFFFD");
}
