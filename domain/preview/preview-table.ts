import type { Problem } from "../problem.ts";
import type { SourceFile } from "../source-file.ts";
import type { ColumnChoice } from "../table/column-choice.ts";
import type { TableHeader } from "../table/columns.ts";
import type { ColumnField } from "../table/headings.ts";
import type { TableRow } from "../table/read-rows.ts";
import { lookAtTable, readTable, type SheetPlace, type Table, type TableLook } from "../table/read-table.ts";
import { suggestColumns } from "../table/suggest-columns.ts";
import { UnreadableFile } from "../unreadable-file.ts";
import { type PreviewGround, type TableTally, type TableTeller, tableTeller } from "./table-tally.ts";

/** All a page shows of a table that was read and not yet handed in. */
export type TablePreview = {
  readonly look: TableLook;
  /** What it was read by; null where it could not be read, for `problem`. */
  readonly header: TableHeader | null;
  /** Why it was not read, or not to its end. */
  readonly problem: Problem | null;
  /** As it was read: what a person chose, or was remembered. */
  readonly choice: ColumnChoice;
  /** Of the sheet that is read, or that comes nearest to it. */
  readonly suggested: Readonly<Partial<Record<ColumnField, number>>>;
  readonly shownSheet: number;
  readonly places: readonly SheetPlace[];
  readonly tally: TableTally;
  /** The first rows after the header, for samples of what stands in each column. */
  readonly firstRows: readonly (readonly string[])[];
};

export type PreviewOptions = {
  readonly choice: ColumnChoice;
  readonly ground: PreviewGround;
  /** Told how many rows are read, a piece of the file at a time. */
  readonly onRows?: (rows: number) => void;
};

const firstRows = 50;

/**
 * Reads a table to its end and keeps what is worth showing of it. What cannot be read as it stands still shows its first
 * rows, so that a person can say what they are.
 * @throws UnreadableFile where it is no table at all
 */
export async function previewTable(file: SourceFile, options: PreviewOptions): Promise<TablePreview> {
  const { choice, ground } = options;
  try {
    const table = await readTable(file, choice);
    const shownSheet = table.sheets.findIndex(({ isRead }) => isRead);
    return { ...(await readRows(table, options)), choice, shownSheet, ...suggestionFor(table, shownSheet, ground) };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const look = await lookAtTable(file, choice);
    const shownSheet = nearestSheet(look, choice);
    return {
      look,
      header: null,
      problem: error.problem,
      choice,
      shownSheet,
      ...suggestionFor(look, shownSheet, ground),
      places: [],
      tally: tableTeller(ground).tally(),
      firstRows: [],
    };
  }
}

type Read = Pick<TablePreview, "look" | "header" | "problem" | "places" | "tally" | "firstRows">;

async function readRows(table: Table, { ground, onRows }: PreviewOptions): Promise<Read> {
  const { rows, header, places, ...look } = table;
  const teller = tableTeller(ground);
  const shown: (readonly string[])[] = [];
  const problem = await takeAll(rows, teller, (read, count) => {
    for (const row of read) if (shown.length < firstRows && row.kind !== "blank") shown.push(row.cells);
    onRows?.(count);
  });
  return { look, header, problem, places, tally: teller.tally(), firstRows: shown };
}

/** @returns why the table breaks off */
async function takeAll(
  pieces: AsyncIterable<TableRow[]>,
  teller: TableTeller,
  onPiece: (rows: readonly TableRow[], count: number) => void,
): Promise<Problem | null> {
  let count = 0;
  try {
    for await (const rows of pieces) {
      teller.take(rows);
      count += rows.length;
      onPiece(rows, count);
    }
    return null;
  } catch (error) {
    if (error instanceof UnreadableFile) return error.problem;
    throw error;
  }
}

function suggestionFor(look: TableLook, sheet: number, { merchantTaxpayerId }: PreviewGround) {
  const { head = [], header = null } = look.sheets[sheet] ?? {};
  return { suggested: suggestColumns(head, header?.rowNumber ?? likelyHeader(head), merchantTaxpayerId) };
}

/** Where no row is known as a header, the first that is filled and holds no figures is one. */
export function likelyHeader(head: readonly (readonly string[])[]): number {
  const index = head.findIndex((cells) => cells.filter((cell) => cell.trim() !== "").length >= 3);
  return index >= 0 && !head[index]?.some((cell) => /\d{6}/.test(cell)) ? index + 1 : 0;
}

function nearestSheet({ sheets }: TableLook, { sheet }: ColumnChoice): number {
  const chosen = sheets.findIndex(({ name }) => name === sheet);
  const filled = sheets.findIndex(({ isHidden, head }) => !isHidden && head.length > 1);
  return Math.max(0, chosen >= 0 ? chosen : filled);
}
