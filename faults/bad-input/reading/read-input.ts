import { assertBatchKind, headBytes } from "#domain/batch-kind.ts";
import { settleParties } from "#domain/document/document-reading.ts";
import { type BundleRow, readBundle } from "#domain/document/read-bundle.ts";
import { type Fen, yuanText } from "#domain/money.ts";
import { isSendable, type Problem } from "#domain/problem.ts";
import { readInvoice } from "#domain/read-invoice.ts";
import type { SourceFile } from "#domain/source-file.ts";
import type { ColumnChoice } from "#domain/table/column-choice.ts";
import { failedRowCells, failedRowHeadings } from "#domain/table/failed-rows.ts";
import type { TableRow } from "#domain/table/read-rows.ts";
import { readTable, type Table } from "#domain/table/read-table.ts";
import { csvOf } from "#domain/table/write-csv.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import { documentTools } from "#server/reading/qr-tools.ts";
import type { ExpectedDocument, ExpectedRow } from "../bad-input.ts";
import { blankReport, problemLine, type Report, repairLine, valuesOf } from "./report.ts";
import { silentChanges } from "./silent-changes.ts";

/** Who hands it in, and when: the corpus has one merchant and one day. */
const ground = {
  merchantTaxpayerId: "91110105MA09XX013J",
  merchantName: "北京样例商贸有限公司（测试）",
  today: "2026-11-22",
};
/** More rows are counted, not kept. */
const rowsKept = 500;
/** More of one invoice are refused. */
const mostLines = 2_001;

type Reading = { -readonly [Name in keyof Report]: Report[Name] } & {
  readonly rows: ExpectedRow[];
  readonly documents: ExpectedDocument[];
  readonly silent: string[];
};

/** Reads a file the way the product does: its kind by its bytes, then rows or documents, then each invoice. */
export async function readInput(file: SourceFile, choice?: ColumnChoice): Promise<Report> {
  const reading: Reading = { ...blankReport(), rows: [], documents: [], silent: [] };
  try {
    const kind = assertBatchKind(await headOf(file));
    if (kind === "table") await readRows(await readTable(file, choice), reading);
    else await readDocuments(await wholeOf(file), reading);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    reading.refused = { code: error.problem.code, facts: error.problem.facts ?? {} };
  }
  return reading;
}

async function readRows(table: Table, reading: Reading): Promise<void> {
  reading.encoding = table.encoding ?? "";
  reading.delimiter = table.delimiter ?? "";
  reading.sheets = table.sheets.filter(({ isRead }) => isRead).map(({ name }) => name);
  reading.extra = table.header.extra;
  const counts = { data: 0, part: 0, blank: 0, footer: 0 };
  let accepted = 0;
  let fen: Fen = 0n;
  let group: TableRow[] = [];
  const { headings } = table.header;
  const failedRows: string[][] = [];
  const lists: string[][] = [];

  const close = () => {
    const [first] = group;
    if (!first) return;
    const { problems, invoice } = readOne(first);
    const told = { repairs: first.repairs, problems };
    reading.silent.push(
      ...silentChanges(group, table.header.columns, told, invoice).slice(0, 20 - reading.silent.length),
    );
    if (isSendable(problems) && invoice) {
      accepted++;
      fen += invoice.total;
    }
    group = [];
  };

  try {
    for await (const rows of table.rows) {
      for (const row of rows) {
        counts[row.kind]++;
        if (row.kind !== "part") close();
        if (row.kind === "data" || (row.kind === "part" && group.length < mostLines)) group.push(row);
        if (reading.rows.length < rowsKept) {
          reading.rows.push(rowReport(row));
          if (row.kind === "data") failedRows.push(failedRowCells(headings, row.cells, "原因"));
          if (row.kind === "data") lists.push([String(row.rowNumber), row.draft.number, row.draft.buyer.name]);
        }
      }
    }
  } finally {
    close();
    reading.totals = { ...counts, accepted, yuan: yuanText(fen) };
    reading.exported = {
      failedRows: await textOf(failedRowHeadings(headings), failedRows),
      lists: await textOf(["行号", "发票号码", "购买方名称"], lists),
    };
  }
}

function readOne({ draft, problems }: Pick<TableRow, "draft" | "problems">) {
  const reading = readInvoice(draft, ground);
  return { ...reading, problems: [...problems, ...reading.problems] as readonly Problem[] };
}

function rowReport(row: TableRow): ExpectedRow {
  const { rowNumber, kind, draft, repairs } = row;
  if (kind !== "data") return { row: rowNumber, kind, values: null, repairs: [], problems: [] };
  const { problems } = readOne(row);
  return {
    row: rowNumber,
    kind,
    values: valuesOf(draft),
    repairs: repairs.map(repairLine),
    problems: problems.map(problemLine),
  };
}

/** Through the writer of every list that is given out: results, missing invoices, rows handed back. */
async function textOf(headings: readonly string[], rows: readonly string[][]): Promise<string> {
  return (await Array.fromAsync(csvOf(headings, [rows]))).join("");
}

async function readDocuments(bytes: Uint8Array, reading: Reading): Promise<void> {
  for await (const row of readBundle(bytes, documentTools)) reading.documents.push(documentReport(row));
}

function documentReport({ name, reading, problem }: BundleRow): ExpectedDocument {
  if (!reading) return { path: name, refused: problem?.code ?? "", values: null, problems: [] };
  const settled = settleParties(reading, ground.merchantTaxpayerId);
  const { problems } = readOne(settled);
  return { path: name, refused: null, values: valuesOf(settled.draft), problems: problems.map(problemLine) };
}

async function headOf(file: SourceFile): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of file.stream()) {
    pieces.push(piece);
    length += piece.length;
    if (length >= headBytes) break;
  }
  return new Uint8Array(Buffer.concat(pieces).subarray(0, headBytes));
}

async function wholeOf(file: SourceFile): Promise<Uint8Array> {
  return new Uint8Array(Buffer.concat(await Array.fromAsync(file.stream())));
}
