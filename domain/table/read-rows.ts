import { blankInvoiceText, type InvoiceDraft } from "../invoice.ts";
import type { Problem, Repair } from "../problem.ts";
import type { Columns } from "./columns.ts";
import { draftReader } from "./draft-reader.ts";
import type { Records } from "./records.ts";

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

/** The remark of the template's example row. */
export const exampleRemark = "示例（请删除本行）";

/** Blanks left out. What goes on with other words is somebody's name: 合计算力有限公司. */
const footerPattern =
  /^(本页|本月)?(合计|小计|总计|累计)([^\p{L}]|金额|税额|张数|份数|$)|^份数([^\p{L}]|$)|^共\d+(张|份|条|行)/u;

/** Records under a header → their rows; those up to the header itself are passed over. */
export function rowsUnder(header: Columns): (records: Records, headerRow: number) => TableRow[] {
  const readRow = rowReader(header);
  return (records, headerRow) => rowsOf(records, headerRow, readRow);
}

/** One row by itself, as a person has mended it. */
export function rowUnder(header: Columns): (cells: string[], rowNumber: number) => TableRow {
  const readRow = rowReader(header);
  return (cells, rowNumber) =>
    readRow(cells, rowNumber, { isMisquoted: false, hasNul: cells.some((cell) => cell.includes("\0")) });
}

type RowReader = (cells: string[], rowNumber: number, doubts: Doubts) => TableRow;
/** What the text around a row may have done to it. */
type Doubts = { readonly isMisquoted: boolean; readonly hasNul: boolean };

function rowsOf({ firstRow, rows, misquoted, hasNul }: Records, headerRow: number, readRow: RowReader): TableRow[] {
  const calm: Doubts = { isMisquoted: false, hasNul };
  const read: TableRow[] = [];
  for (let index = Math.max(0, headerRow - firstRow + 1); index < rows.length; index++) {
    const doubts = misquoted.has(index) ? { isMisquoted: true, hasNul } : calm;
    read.push(readRow(rows[index] ?? [], firstRow + index, doubts));
  }
  return read;
}

const none: readonly never[] = [];
/** One for all: a file of nothing but line ends has a million rows. */
const blank = Object.freeze(blankInvoiceText());

function rowReader(header: Columns): RowReader {
  const readDraft = draftReader(header);
  return (cells, rowNumber, doubts) => {
    const kind = kindOf(cells, header);
    if (kind !== "data") {
      return {
        rowNumber,
        kind,
        partOf: null,
        cells,
        draft: blank,
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

function kindOf(cells: readonly string[], { columns, headings }: Columns): TableRow["kind"] {
  const firstCell = cells.find((cell) => cell !== "" && !isNothing(cell));
  if (firstCell === undefined) return "blank";
  const { digitalNumber, number, remark } = columns;
  if (firstCell.charCodeAt(0) > 127 && isFooter(firstCell) && !hasNumber(cells, columns)) return "footer";
  if (remark !== undefined && cells[remark] === exampleRemark) return "footer";
  const index = digitalNumber ?? number ?? 0;
  return isHeading(cells[index] ?? "", headings[index] ?? "") ? "footer" : "data";
}

/** Blanks, or the mark with which old programs ended a text. */
function isNothing(cell: string): boolean {
  return cell.trim() === "" || cell === "\u001A";
}

/** Files put one behind the other repeat the header, and the mark before it. */
function isHeading(cell: string, heading: string): boolean {
  return cell === heading || (cell.charCodeAt(0) === 0xfeff && cell.slice(1) === heading);
}

function isFooter(cell: string): boolean {
  return footerPattern.test(cell.replace(/\s/g, ""));
}

function hasNumber(cells: readonly string[], { digitalNumber, number }: Columns["columns"]): boolean {
  return [digitalNumber, number].some((index) => index !== undefined && isNumber(cells[index] ?? ""));
}

function isNumber(cell: string): boolean {
  return /\d{6}/.test(cell) || /\dE\+/i.test(cell);
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
  return cell.replaceAll("\0", "\u2400");
}
