import { parseYuan, sumFen } from "../money.ts";
import { isTaxWord } from "../table/repair.ts";
import type { DocumentLine } from "./document-draft.ts";
import type { PrintedSums } from "./printed-sums.ts";
import type { TextRow, TextRun } from "./text-rows.ts";

const columns = {
  name: /^(项目名称|货物或应税劳务、?服务名称)$/,
  specification: /^规格型号$/,
  unit: /^单位$/,
  quantity: /^数量$/,
  unitPrice: /^单价$/,
  amount: /^金额$/,
  rate: /^税率(\/征收率)?$/,
  tax: /^税额$/,
} as const;
type Column = keyof typeof columns;
type Header = { readonly y: number; readonly places: readonly { readonly column: Column; readonly centre: number }[] };

/**
 * The lines between the headings of the table and its 合计, on every page. What cannot be proven is not told: amounts
 * and taxes must add up to the invoice's own, or there are no lines.
 */
export function printedLines(rows: readonly TextRow[], sums: PrintedSums): DocumentLine[] {
  const lines = [...new Set(rows.map(({ page }) => page))].flatMap((page) =>
    linesOfPage(rows.filter((row) => row.page === page)),
  );
  const amount = totalOf(lines.map((line) => line.amount));
  const tax = totalOf(lines.map((line) => (isTaxWord(line.tax) || line.tax === "" ? "0.00" : line.tax)));
  const isProven =
    amount !== null && amount === parseYuan(sums.amount) && tax === (parseYuan(sums.tax || "0.00") ?? -1n);
  return isProven ? lines : [];
}

function totalOf(figures: readonly string[]): bigint | null {
  const fen = figures.map((figure) => parseYuan(figure.replace(/[,¥￥]/g, "")));
  const known = fen.filter((value) => value !== null);
  return known.length === fen.length && fen.length > 0 ? sumFen(known) : null;
}

function linesOfPage(rows: readonly TextRow[]): DocumentLine[] {
  const header = headerOf(rows);
  if (!header) return [];
  const lines: Record<Column, string>[] = [];
  for (const row of rows.filter(({ y }) => y > header.y)) {
    if (/^(合|小)\t*计/.test(row.text)) break;
    const cells = cellsOf(row, header);
    const last = lines.at(-1);
    if (/\d\.\d{2}$/.test(cells.amount)) lines.push(cells);
    else if (last) {
      last.name += cells.name;
      last.specification += cells.specification;
    }
  }
  return lines.map((line) => ({ ...line, classification: "" }));
}

/** Headings may stand a little higher or lower than each other. */
function headerOf(rows: readonly TextRow[]): Header | null {
  const row = rows.find(
    ({ text }) => /(项目名称|服务名称)/.test(text.replace(/\t/g, "")) && /金\t?额/.test(text) && /税\t?额/.test(text),
  );
  if (!row) return null;
  const places = row.runs.flatMap((run) => {
    const found = (Object.keys(columns) as Column[]).find((column) => columns[column].test(run.text));
    return found ? [{ column: found, centre: centreOf(run) }] : [];
  });
  return places.some(({ column }) => column === "amount") ? { y: row.y, places } : null;
}

function cellsOf({ runs }: TextRow, { places }: Header): Record<Column, string> {
  const cells: Record<Column, string> = {
    name: "",
    specification: "",
    unit: "",
    quantity: "",
    unitPrice: "",
    amount: "",
    rate: "",
    tax: "",
  };
  for (const run of runs) {
    const [nearest] = [...places].sort((one, other) => distance(run, one.centre) - distance(run, other.centre));
    if (nearest) cells[nearest.column] += run.text;
  }
  return cells;
}

/** None where the heading's middle lies over or under the text. */
function distance({ x, right }: TextRun, centre: number): number {
  return centre < x ? x - centre : centre > right ? centre - right : 0;
}

function centreOf({ x, right }: TextRun): number {
  return (x + right) / 2;
}
