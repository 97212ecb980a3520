import { isRejecting, type Problem } from "../problem.ts";
import type { SourceFile } from "../source-file.ts";
import { UnreadableFile } from "../unreadable-file.ts";
import type { ColumnChoice } from "./column-choice.ts";
import { findHeader, type TableHeader } from "./columns.ts";
import type { TextEncoding } from "./decode.ts";
import { lineGatherer } from "./gather-lines.ts";
import { columnFields } from "./headings.ts";
import { rowsUnder, type TableRow } from "./read-rows.ts";
import { type Delimiter, type Records, tableLimits } from "./records.ts";
import { openTableFile, type Sheet, type TableFile } from "./sheets.ts";

/** What one sheet shows at a first look. */
export type SheetLook = {
  /** Empty for a text file, which is one sheet. */
  readonly name: string;
  readonly isHidden: boolean;
  /** Its first rows, from row 1 on. */
  readonly head: readonly (readonly string[])[];
  readonly header: TableHeader | null;
  /** Why it cannot be read as it is; null where it can. */
  readonly problem: Problem | null;
  /** Whether `readTable` reads it; one of a workbook that can be read may still only repeat another. */
  readonly isRead: boolean;
};

export type TableLook = {
  readonly kind: TableFile["kind"];
  readonly encoding: TextEncoding | null;
  readonly delimiter: Delimiter | null;
  readonly sheets: readonly SheetLook[];
};

/** Row n of the sheet is row `startsAfter` + n of the table; `is1904` where its days are counted from there. */
export type SheetPlace = { readonly name: string; readonly startsAfter: number; readonly is1904?: true };

export type Table = TableLook & {
  /** Of the first sheet that is read; the others have the same columns. */
  readonly header: TableHeader;
  /** The sheets that are read, each from the moment its reading begins. */
  readonly places: readonly SheetPlace[];
  /** Every row after the header, in its order, a piece of the file at a time; lines of one invoice are gathered. */
  readonly rows: AsyncGenerator<TableRow[]>;
};

/**
 * A first look at a table, whatever it is: its sheets, their headers, and which of them would be read.
 * @throws UnreadableFile where it is no table at all
 */
export async function lookAtTable(file: SourceFile, choice: ColumnChoice = {}): Promise<TableLook> {
  return lookAt(await openTableFile(file), choice);
}

/**
 * Reads a table as a stream: text in any encoding, or a workbook. Only the piece in hand is held in memory (and a
 * workbook as it is packed).
 * @throws UnreadableFile, also from `rows`, where the file cannot be read (on)
 */
export async function readTable(file: SourceFile, choice: ColumnChoice = {}): Promise<Table> {
  const opened = await openTableFile(file);
  const look = lookAt(opened, choice);
  const parts = look.sheets.flatMap(({ isRead, header }, index) => {
    const sheet = opened.sheets[index];
    return isRead && header && sheet ? [{ sheet, header }] : [];
  });
  const [first] = parts;
  if (!first) throw whyNone(look.sheets);
  const places: SheetPlace[] = [];
  return { ...look, header: first.header, places, rows: readSheets(parts, places) };
}

function lookAt({ kind, encoding, delimiter, sheets }: TableFile, choice: ColumnChoice): TableLook {
  const looks = sheets.map((sheet) => lookAtSheet(sheet, choice));
  const best = looks.reduce<TableHeader | null>(
    (found, { header, isHidden, problem }) =>
      header && !isHidden && !problem && (!found || widthOf(header) > widthOf(found)) ? header : found,
    null,
  );
  const isRead = ({ header, isHidden, problem, name }: Omit<SheetLook, "isRead">) =>
    header !== null &&
    problem === null &&
    (choice.sheet === undefined ? !isHidden && best !== null && hasSameColumns(header, best) : choice.sheet === name);
  return { kind, encoding, delimiter, sheets: looks.map((look) => ({ ...look, isRead: isRead(look) })) };
}

function lookAtSheet(
  { name, isHidden, is1904, head, breaksOff }: Sheet,
  choice: ColumnChoice,
): Omit<SheetLook, "isRead"> {
  const isChosen = choice.sheet === undefined || choice.sheet === name;
  try {
    const header = findHeader(head, isChosen ? choice : {});
    return { name, isHidden, head, header: is1904 ? { ...header, is1904 } : header, problem: null };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { name, isHidden, head, header: null, problem: (breaksOff ?? error).problem };
  }
}

function widthOf({ columns }: TableHeader): number {
  return Object.keys(columns).length;
}

/** The bureau's export says its invoices twice, by lines and by invoices; a ledger may have a sheet a month. */
function hasSameColumns(one: TableHeader, other: TableHeader): boolean {
  return columnFields.every((field) => (one.columns[field] === undefined) === (other.columns[field] === undefined));
}

const tellingFirst = ["FILE_IS_ISSUE_TEMPLATE", "COLUMNS_MISSING"];

function whyNone(sheets: readonly SheetLook[]): UnreadableFile {
  const problems = sheets.flatMap(({ problem }) => problem ?? []).filter(isRejecting);
  const told = tellingFirst.map((code) => problems.find((problem) => problem.code === code)).find(Boolean);
  const { code, facts } = told ?? problems[0] ?? { code: "HEADER_NOT_FOUND", facts: { seen: "" } };
  return new UnreadableFile(code, facts);
}

type Part = { readonly sheet: Sheet; readonly header: TableHeader };

async function* readSheets(parts: readonly Part[], places: SheetPlace[]): AsyncGenerator<TableRow[]> {
  let startsAfter = 0;
  for (const { sheet, header } of parts) {
    places.push({ name: sheet.name, startsAfter, ...(sheet.is1904 && { is1904: true }) });
    let lastRow = startsAfter;
    for await (const rows of readSheet(sheet, header, startsAfter)) {
      lastRow = rows.at(-1)?.rowNumber ?? lastRow;
      yield rows;
    }
    startsAfter = lastRow;
  }
}

async function* readSheet(sheet: Sheet, header: TableHeader, startsAfter: number): AsyncGenerator<TableRow[]> {
  const read = rowsUnder(header);
  const gatherer = lineGatherer(header);
  let failure: unknown = null;
  try {
    for await (const records of sheet.records()) {
      assertLength(records, header, startsAfter);
      const placed = { ...records, firstRow: records.firstRow + startsAfter };
      yield gatherer.take(read(placed, header.rowNumber + startsAfter));
    }
  } catch (error) {
    failure = error;
  }
  yield gatherer.end();
  if (failure !== null) throw failure;
}

function assertLength({ firstRow, rows }: Records, header: TableHeader, startsAfter: number): void {
  if (startsAfter + firstRow + rows.length - 1 - header.rowNumber > tableLimits.rows)
    throw new UnreadableFile("TOO_MANY_ROWS", { limit: String(tableLimits.rows) });
}
