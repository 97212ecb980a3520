import { blankInvoiceText, type InvoiceDraft } from "../invoice.ts";
import type { Problem, Repair } from "../problem.ts";
import type { TableHeader } from "./columns.ts";
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

const footerPattern = /^(本页|本月)?(合计|小计|总计|累计)|^份数|^共\s*\d+\s*(张|份|条|行)/;

/** Where each field stands, and how wide a row is: all of a header that its rows are read by. */
export type Columns = Pick<TableHeader, "columns" | "headings">;

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

function rowReader(header: Columns): RowReader {
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

function kindOf(cells: readonly string[], { columns, headings }: Columns): TableRow["kind"] {
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
