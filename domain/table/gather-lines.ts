import type { InvoiceDraft, InvoiceLineText } from "../invoice.ts";
import { type Fen, magnitude, parseYuan, yuanText } from "../money.ts";
import type { Problem, Repair } from "../problem.ts";
import { priceOf } from "../quantity.ts";
import { type Columns, isLineExport } from "./columns.ts";
import type { TableRow } from "./read-rows.ts";

/** Takes rows as they are read and gives them back with the lines of each invoice gathered in its first row. */
export type LineGatherer = {
  readonly take: (rows: readonly TableRow[]) => TableRow[];
  readonly end: () => TableRow[];
};

/** More lines than an invoice may have: it is refused for them, and the rest need not be held. */
const linesHeld = 2_001;

/**
 * Gathers the lines of invoices that stand in several rows: the bureau's 信息汇总表, a tax-control device's export, an
 * ERP's list. Rows beside each other are one invoice when they have one number, or leave it blank, and agree about
 * date and parties; their amounts are added up. What could be read in two ways is refused, not guessed.
 */
export function lineGatherer(header: Columns): LineGatherer {
  if (header.columns.itemName === undefined) return { take: (rows) => [...rows], end: () => [] };
  const isExport = isLineExport(header.headings);
  const serial = header.headings.findIndex((heading) => heading.trim() === "序号");
  const isCopy = (one: TableRow, other: TableRow) =>
    !isExport && one.cells.every((cell, index) => index === serial || cell === other.cells[index]);
  let group: TableRow[] = [];
  let overflowing: number | null = null;

  function take(rows: readonly TableRow[]): TableRow[] {
    const given: TableRow[] = [];
    for (const row of rows) {
      if (overflowing !== null && continues(row)) {
        given.push(partOf(row, overflowing));
      } else if (group.length > 0 && continues(row) && !group.some((other) => isCopy(row, other))) {
        group.push(row);
        if (group.length >= linesHeld) overflow(given);
      } else {
        close(given);
        if (row.kind === "data") group = [row];
        else given.push(row);
      }
    }
    return given;
  }

  function continues(row: TableRow): boolean {
    const first = group[0] ?? null;
    return first !== null && row.kind === "data" && isLineOf(first, row);
  }

  function overflow(given: TableRow[]): void {
    const [first] = group;
    given.push(...gathered(group, isExport));
    if (!first) return;
    overflowing = first.rowNumber;
    group = [first];
  }

  function close(given: TableRow[]): void {
    if (overflowing === null) given.push(...gathered(group, isExport));
    group = [];
    overflowing = null;
  }

  return {
    take,
    end() {
      const given: TableRow[] = [];
      close(given);
      return given;
    },
  };
}

function isLineOf(first: TableRow, row: TableRow): boolean {
  const { draft } = row;
  if (draft.number === "" && draft.code === "") return isWhole(first) && saysOnlyALine(draft);
  return (
    draft.number === first.draft.number &&
    draft.code === first.draft.code &&
    isWhole(first) &&
    agree(first.draft, draft)
  );
}

/** Devices and merged cells leave out what the row above has said. */
function saysOnlyALine({ lines, issuedOn, buyer, amount }: InvoiceDraft): boolean {
  return lines.length > 0 && amount !== "" && issuedOn === "" && buyer.name === "" && buyer.taxpayerId === "";
}

/** Two invoices whose digits Excel has destroyed look like one. */
function isWhole({ draft, problems }: TableRow): boolean {
  return /^(\d{8}|\d{20})$/.test(draft.number) && !problems.some(({ code }) => code === "NUMBER_ENDS_IN_ZEROS");
}

function agree(one: InvoiceDraft, other: InvoiceDraft): boolean {
  const isEither = (first: string, next: string) => next === "" || first === next;
  return (
    isEither(one.issuedOn, other.issuedOn) &&
    isEither(one.kind, other.kind) &&
    isEither(one.buyer.taxpayerId, other.buyer.taxpayerId) &&
    isEither(one.buyer.name, other.buyer.name) &&
    isEither(one.seller.taxpayerId, other.seller.taxpayerId)
  );
}

function gathered(group: readonly TableRow[], isExport: boolean): readonly TableRow[] {
  if (group.length < 2) return group;
  const [first, ...others] = group;
  const last = others.at(-1);
  if (!first || !last) return group;
  const sums = addUp(group, isExport);
  const note: Repair = {
    code: "LINES_GATHERED",
    field: "lines",
    raw: `${first.rowNumber}–${last.rowNumber}`,
    value: String(group.length),
  };
  const whole: TableRow = {
    ...first,
    draft: { ...first.draft, ...sums.draft, lines: linesOf(group) },
    repairs: [...group.flatMap(({ repairs }, index) => repairs.filter(isKept).map((one) => atLine(one, index))), note],
    problems: [...group.flatMap(({ problems }, index) => problems.map((one) => atLine(one, index))), ...sums.problems],
  };
  return [whole, ...others.map((row) => partOf(row, first.rowNumber))];
}

function partOf(row: TableRow, first: number): TableRow {
  return { ...row, kind: "part", partOf: first, problems: [], repairs: [] };
}

/** The sum of a line is nothing to show once the lines are added up. */
function isKept({ code }: Repair): boolean {
  return code !== "SUM_COMPLETED";
}

function atLine<Told extends Problem | Repair>(told: Told, index: number): Told {
  if (index === 0) return told;
  if (told.field.startsWith("lines.0.")) return { ...told, field: told.field.replace("lines.0.", `lines.${index}.`) };
  return ["amount", "tax"].includes(told.field) ? { ...told, field: `lines.${index}.${told.field}` } : told;
}

/** On a blue invoice a negative line is the discount of the line before it (乐企 fphxz 01 and 02). */
function linesOf(group: readonly TableRow[]): InvoiceLineText[] {
  const lines = group.flatMap(({ draft }) => draft.lines);
  if (group[0]?.draft.red) return lines;
  return lines.map((line, index) => {
    if (isNegative(line)) return { ...line, nature: "01" };
    const next = lines[index + 1];
    return next && isNegative(next) ? { ...line, nature: "02" } : line;
  });
}

function isNegative({ amount }: InvoiceLineText): boolean {
  return amount.startsWith("-");
}

type Sums = { readonly draft: Partial<InvoiceDraft>; readonly problems: readonly Problem[] };
type Money = { readonly amount: Fen; readonly tax: Fen; readonly total: Fen | null };

/** A sum that cannot be read stays as it is written, for the schema to refuse. */
function addUp(group: readonly TableRow[], isExport: boolean): Sums {
  const read = group.map(({ draft }) => moneyOf(draft));
  const lines = read.flatMap((line) => line ?? []);
  if (lines.length < group.length) {
    const unreadable = group[read.indexOf(null)]?.draft ?? group[0]?.draft;
    return { draft: unreadable ? { amount: unreadable.amount, tax: unreadable.tax } : {}, problems: [] };
  }
  const amount = lines.reduce((sum, line) => sum + line.amount, 0n);
  const tax = lines.reduce((sum, line) => sum + line.tax, 0n);
  const draft = { amount: yuanText(amount), tax: yuanText(tax), total: yuanText(amount + tax) };
  const isWholeTotal = lines.every(({ total }) => total === amount + tax);
  const isLineTotal = lines.every((line) => line.total === null || line.total === line.amount + line.tax);
  if (!isWholeTotal && !isLineTotal) {
    return { draft, problems: [refused("LINES_DO_NOT_ADD_UP", group, { sum: draft.total })] };
  }
  if (!isExport && (saysOneThingTwice(group) || (isRepeated(lines) && !group.every(isPricedByItself)))) {
    return { draft, problems: [refused("LINES_AMBIGUOUS", group, { sum: draft.total })] };
  }
  return { draft, problems: [] };
}

function moneyOf({ amount, tax, total }: InvoiceDraft): Money | null {
  const fen = { amount: parseYuan(amount), tax: parseYuan(tax), total: total === "" ? null : parseYuan(total) };
  if (fen.amount === null || fen.tax === null || (fen.total === null && total !== "")) return null;
  return { ...fen, amount: fen.amount, tax: fen.tax };
}

/** One item with two amounts may be two lines, or one and its correction. A discount names the item it is for. */
function saysOneThingTwice(group: readonly TableRow[]): boolean {
  const items = group.flatMap(({ draft: { lines } }) => lines).filter((line) => !isNegative(line));
  const said = items.map(({ name, specification, quantity, unitPrice }) =>
    JSON.stringify([name, specification, quantity, unitPrice]),
  );
  return new Set(said).size < said.length;
}

/** The same sums in every row: of lines that happen to be equal, or of the invoice, written once a line. */
function isRepeated(lines: readonly Money[]): boolean {
  const [first] = lines;
  return lines.every(
    ({ amount, tax, total }) => amount === first?.amount && tax === first.tax && total === first.total,
  );
}

/** Its quantity and price make its amount, so the amount is the line's own. */
function isPricedByItself({ draft }: TableRow): boolean {
  const [line] = draft.lines;
  if (!line) return false;
  const price = priceOf(line.quantity, line.unitPrice);
  const amount = parseYuan(line.amount);
  return price !== null && amount !== null && magnitude(price - amount) <= 1n;
}

function refused(code: string, group: readonly TableRow[], facts: Readonly<Record<string, string>>): Problem {
  const rows = `${group[0]?.rowNumber}–${group.at(-1)?.rowNumber}`;
  return { code, severity: "reject", field: "total", value: group[0]?.draft.total ?? "", facts: { ...facts, rows } };
}
