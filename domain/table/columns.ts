import { UnreadableFile } from "../unreadable-file.ts";
import type { ColumnChoice } from "./column-choice.ts";
import { type ColumnField, headings } from "./headings.ts";

/** Columns of known files that say nothing about the invoice itself; 原因 is the one we add to rows handed back. */
const ignoredHeadings = new Set(
  "原因,序号,特定业务类型,发票来源,发票风险等级,银行账号,地址电话,商品编码版本号,单据号,收款人,复核人,勾选状态,勾选时间,有效抵扣税额".split(
    ",",
  ),
);
const expectedFields = ["issuedOn", "kind", "buyerTaxpayerId", "buyerName", "itemName", "rate"] as const;
const sumFields = ["amount", "tax", "total"] as const;
const headerDepth = 50;

const fieldOfHeading: ReadonlyMap<string, ColumnField> = new Map(
  Object.entries(headings).flatMap(([field, names]) =>
    names.map((name) => [plainHeading(name), field as ColumnField] as const),
  ),
);

export type TableHeader = {
  /** The header's own row, counted from 1. */
  readonly rowNumber: number;
  /** As they were handed in: what a file of failed rows is given back under. */
  readonly headings: readonly string[];
  /** Where each field stands, by index: a heading can be called anything, or twice the same. */
  readonly columns: Readonly<Partial<Record<ColumnField, number>>>;
  /** Its dates are counted from 1904; left out where they are not. */
  readonly is1904?: boolean;
  /** Headings one would expect and that are not there; their values may still come from the ledger. */
  readonly missing: readonly string[];
  /** Headings nobody knows, and repeated ones; their cells are not read. */
  readonly extra: readonly string[];
};

/** Where each field stands, and how wide a row is: all of a header that its rows are read by. */
export type Columns = Pick<TableHeader, "columns" | "headings" | "is1904">;

/**
 * Finds the header among the first records by what it says, not by where it stands; what a person chose goes before.
 * @throws UnreadableFile FILE_IS_ISSUE_TEMPLATE, COLUMNS_MISSING or HEADER_NOT_FOUND
 */
export function findHeader(records: readonly (readonly string[])[], choice: ColumnChoice = {}): TableHeader {
  const found = choice.headerRow === undefined ? guessHeader(records) : headerAt(records, choice.headerRow);
  const header = found && choice.columns ? withColumns(found, choice.columns) : found;
  if (header && hasNumber(header)) return header;
  throw headerProblem(records.slice(0, headerDepth), header);
}

/** The likeliest header, even of a table that lacks what it needs; null where no row looks like one. */
export function guessHeader(records: readonly (readonly string[])[]): TableHeader | null {
  return records
    .slice(0, headerDepth)
    .map((cells, index) => readHeader(cells, index + 1))
    .reduce<TableHeader | null>(better, null);
}

/** Row 0 is no row: such a table has no headings at all, and its columns go by their number. */
function headerAt(records: readonly (readonly string[])[], row: number): TableHeader | null {
  if (row > 0) return readHeader(records[row - 1] ?? [], row);
  const width = Math.max(0, ...records.map((cells) => cells.length));
  return readHeader(
    Array.from({ length: width }, (_, index) => `第${index + 1}列`),
    0,
  );
}

function withColumns({ headings, rowNumber }: TableHeader, columns: TableHeader["columns"]): TableHeader {
  const used = new Set(Object.values(columns));
  const extra = headings.filter((heading, index) => plainHeading(heading) !== "" && !used.has(index));
  return { rowNumber, headings, columns, missing: missingHeadings(columns), extra };
}

/**
 * Whether a program has made the table out of invoices, a row for every line of them: what only the bureau's export
 * and a tax-control device write. Two equal rows of such a list are two equal lines.
 */
export function isLineExport(headings: readonly string[]): boolean {
  const known = new Set(headings.map(plainHeading));
  const isMade = ["发票来源", "商品编码版本号", "单据号"].some((heading) => known.has(heading));
  return isMade && ["货物或应税劳务名称", "商品名称"].some((heading) => known.has(heading));
}

/** How many known columns its first records show: the measure by which a delimiter is chosen. */
export function headerScore(records: readonly (readonly string[])[]): number {
  return Math.max(0, ...records.slice(0, headerDepth).map((cells) => scoreOf(readHeader(cells, 0))));
}

/** The name under which we ask for a column. */
export function headingOf(field: ColumnField): string {
  return headings[field][0];
}

function readHeader(cells: readonly string[], rowNumber: number): TableHeader {
  const columns: Partial<Record<ColumnField, number>> = {};
  const extra: string[] = [];
  for (const [index, cell] of cells.entries()) {
    const heading = plainHeading(cell);
    const field = fieldOfHeading.get(heading);
    if (field && columns[field] === undefined) columns[field] = index;
    else if (heading !== "" && !ignoredHeadings.has(heading)) extra.push(cell.trim());
  }
  return { rowNumber, headings: cells, columns, missing: missingHeadings(columns), extra };
}

/** Of amount, tax and total two are enough, the third follows. */
function missingHeadings(columns: TableHeader["columns"]): string[] {
  const absent = (fields: readonly ColumnField[]) => fields.filter((field) => columns[field] === undefined);
  const sums = absent(sumFields);
  return [...absent(expectedFields), ...(sums.length > 1 ? sums : [])].map(headingOf);
}

function better(best: TableHeader | null, candidate: TableHeader): TableHeader | null {
  return best && scoreOf(best) >= scoreOf(candidate) ? best : candidate;
}

/** A row that has a column for the number is a header before any that has none. */
function scoreOf(header: TableHeader): number {
  return Object.keys(header.columns).length + (hasNumber(header) ? 100 : 0);
}

function hasNumber({ columns }: TableHeader): boolean {
  return columns.number !== undefined || columns.digitalNumber !== undefined;
}

function headerProblem(records: readonly (readonly string[])[], best: TableHeader | null): UnreadableFile {
  if (records.some(isIssueTemplate)) return new UnreadableFile("FILE_IS_ISSUE_TEMPLATE");
  if (best && Object.keys(best.columns).length >= 2) {
    const missing = [headings.digitalNumber[0], ...best.missing].join("、");
    return new UnreadableFile("COLUMNS_MISSING", { missing, extra: best.extra.join("、") || "—" });
  }
  const seen = records.find((cells) => cells.some((cell) => cell.trim() !== "")) ?? [];
  return new UnreadableFile("HEADER_NOT_FOUND", { seen: seen.join(" ").trim().slice(0, 80) });
}

/** The bureau's 批量开票 template has a serial number of its own and no invoice numbers: nothing in it is issued yet. */
function isIssueTemplate(cells: readonly string[]): boolean {
  const known = new Set(cells.map(plainHeading));
  if (!known.has("发票流水号")) return false;
  return ["受票方自然人标识", "是否含税", "商品和服务税收编码", "放弃享受减按1%征收率原因"].some((name) =>
    known.has(name),
  );
}

/** `* 金额（元）` and `金额` are one heading: the form in which headings are compared. */
export function plainHeading(heading: string): string {
  return heading
    .normalize("NFKC")
    .replace(/[\s*'"\u200B-\u200D\uFEFF]/g, "")
    .replace(/\((元|必填|选填)\)|[:：]$/g, "");
}
