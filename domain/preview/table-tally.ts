import { type InvoiceKey, isInvoiceKey } from "../invoice.ts";
import { isRejecting, isSendable, type Problem, type Repair } from "../problem.ts";
import { type InvoiceReading, type ReadingGround, readInvoice } from "../read-invoice.ts";
import type { TableRow } from "../table/read-rows.ts";
import { KeyPlaces } from "./key-places.ts";

/** Who reads, and on which day: all a browser knows of the merchant's books. */
export type PreviewGround = Omit<ReadingGround, "known">;

/** Everything adds up: rows = ready + needsFix + doubled + parts. Blank rows and footers are none. */
export type TableCounts = {
  readonly rows: number;
  readonly ready: number;
  readonly needsFix: number;
  /** Of those that need a fix: only blanks, which the merchant's own books may fill once the file is uploaded. */
  readonly mayFill: number;
  readonly doubled: number;
  readonly parts: number;
  readonly repaired: number;
  readonly noted: number;
  readonly blank: number;
  readonly footers: number;
};

/** A row as an example of something. */
export type ShownRow = {
  readonly rowNumber: number;
  readonly cells: readonly string[];
  readonly problems: readonly Problem[];
  readonly repairs: readonly Repair[];
};

/** How many rows have one thing in common, and some of them. */
export type RowGroup = { readonly code: string; readonly count: number; readonly rows: readonly ShownRow[] };

/** A row that says an invoice again, and the row that said it first. */
export type DoubledRow = { readonly rowNumber: number; readonly first: number; readonly key: string };

export type TableTally = {
  readonly counts: TableCounts;
  /** Σ of the invoices that are ready, in fen. */
  readonly totalFen: bigint;
  /** Why rows need a fix, what else is worth knowing, and what was repaired: the most frequent first. */
  readonly reasons: readonly RowGroup[];
  readonly notes: readonly RowGroup[];
  readonly repairs: readonly RowGroup[];
  readonly doubles: readonly DoubledRow[];
};

export type TableTeller = { readonly take: (rows: readonly TableRow[]) => void; readonly tally: () => TableTally };

/** So much is kept to be shown; counted is everything. */
const limits = { problemRows: 200, rowsOfReason: 50, rowsOfRepair: 5, doubles: 50 } as const;

type Counts = { -readonly [Name in keyof TableCounts]: TableCounts[Name] };
type Groups = Map<string, { count: number; rows: ShownRow[] }>;

/**
 * Reads the rows of a table as the worker will, short of what only the server knows (the merchant's books, what the
 * bureau holds), and counts what became of them. Memory does not grow with the table, but for its keys.
 */
export function tableTeller(ground: PreviewGround): TableTeller {
  const counts: Counts = {
    rows: 0,
    ready: 0,
    needsFix: 0,
    mayFill: 0,
    doubled: 0,
    parts: 0,
    repaired: 0,
    noted: 0,
    blank: 0,
    footers: 0,
  };
  const places = new KeyPlaces();
  const reasons: Groups = new Map();
  const notes: Groups = new Map();
  const repairs: Groups = new Map();
  const doubles: DoubledRow[] = [];
  let totalFen = 0n;
  let problemRows = 0;

  function takeRow(row: TableRow): void {
    if (row.kind === "blank") counts.blank++;
    else if (row.kind === "footer") counts.footers++;
    else if (row.kind === "part") counts.parts++;
    else takeInvoice(row);
    if (row.kind === "data" || row.kind === "part") counts.rows++;
  }

  function takeInvoice(row: TableRow): void {
    const reading = readInvoice(row.draft, ground);
    const { key, invoice } = reading;
    const first = key === null ? null : places.meet(key, row.rowNumber, invoice?.total ?? null);
    const isPartOfFirst = invoice !== null && first !== null && (first.isSpread || first.total !== invoice.total);
    if (isPartOfFirst && key !== null) places.markSpread(key);
    const severalRows = isPartOfFirst && first ? [severalRowsProblem(reading, first.row)] : none;
    const problems = joined(row.problems, reading.problems, severalRows);
    if (row.repairs.length > 0) takeRepairs(row, problems);
    if (invoice === null || !isSendable(problems)) takeBad(row, reading, problems);
    else if (first && key !== null) takeDouble(row.rowNumber, first.row, key);
    else {
      counts.ready++;
      totalFen += invoice.total;
      if (problems.length > 0) takeNotes(row, problems);
    }
  }

  function takeBad(row: TableRow, { key }: InvoiceReading, problems: readonly Problem[]): void {
    counts.needsFix++;
    const rejecting = problems.filter(isRejecting);
    if (mayBeFilled(key, rejecting)) counts.mayFill++;
    const isShown = problemRows < limits.problemRows;
    const shown = shownRow(row, problems);
    let isKept = false;
    for (const code of codesOf(rejecting)) {
      const limit = isShown ? limits.rowsOfReason : limits.rowsOfRepair;
      isKept = add(reasons, code, shown, limit) || isKept;
    }
    if (isKept) problemRows++;
  }

  function takeNotes(row: TableRow, problems: readonly Problem[]): void {
    counts.noted++;
    for (const code of codesOf(problems)) add(notes, code, shownRow(row, problems), limits.rowsOfRepair);
  }

  function takeRepairs(row: TableRow, problems: readonly Problem[]): void {
    counts.repaired++;
    for (const code of codesOf(row.repairs)) add(repairs, code, shownRow(row, problems), limits.rowsOfRepair);
  }

  function takeDouble(rowNumber: number, first: number, key: string): void {
    counts.doubled++;
    if (doubles.length < limits.doubles) doubles.push({ rowNumber, first, key });
  }

  return {
    take(rows) {
      for (const row of rows) takeRow(row);
    },
    tally: () => ({
      counts: { ...counts },
      totalFen,
      reasons: sorted(reasons),
      notes: sorted(notes),
      repairs: sorted(repairs),
      doubles,
    }),
  };
}

const none: readonly never[] = [];

/** Nearly every row has none. */
function joined(...lists: readonly (readonly Problem[])[]): readonly Problem[] {
  const filled = lists.filter((list) => list.length > 0);
  return filled.length > 1 ? filled.flat() : (filled[0] ?? none);
}

/** A line-level list that could not be gathered says one invoice in several rows: none of them is the whole invoice. */
function severalRowsProblem({ key }: InvoiceReading, row: number): Problem {
  const facts = { row: String(row) };
  return { code: "SEVERAL_ROWS_ONE_INVOICE", severity: "reject", field: "number", value: key ?? "", facts };
}

/** Whether the merchant's books may fill what is wrong: of an invoice that is known by its key, whatever was left out. */
export function mayBeFilled(key: InvoiceKey | null, rejecting: readonly Problem[]): boolean {
  return key !== null && isInvoiceKey(key) && rejecting.every(isBlank);
}

function isBlank({ code, field, value = "" }: Problem): boolean {
  return field !== "row" && value === "" && code !== "NUMBER_REQUIRED";
}

function codesOf(told: readonly { readonly code: string }[]): Iterable<string> {
  return told.length === 1 ? told.map(({ code }) => code) : new Set(told.map(({ code }) => code));
}

/** @returns whether the row is among those that are shown */
function add(groups: Groups, code: string, row: ShownRow, limit: number): boolean {
  const group = groups.get(code);
  if (!group) {
    groups.set(code, { count: 1, rows: [row] });
    return true;
  }
  group.count++;
  if (group.rows.length >= limit) return false;
  group.rows.push(row);
  return true;
}

function shownRow({ rowNumber, cells, repairs }: TableRow, problems: readonly Problem[]): ShownRow {
  return { rowNumber, cells, problems, repairs };
}

function sorted(groups: Groups): RowGroup[] {
  const all = [...groups].map(([code, { count, rows }]) => ({ code, count, rows }));
  return all.sort((one, other) => other.count - one.count);
}
