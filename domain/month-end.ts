import { type Fen, sumFen } from "./money.ts";
import { type BusinessDate, type Period, periodOf } from "./period.ts";

/** One invoice as one of the two books has it. Sums in fen. */
export type BookRow = {
  readonly key: string;
  readonly kind: string;
  readonly issuedOn: BusinessDate;
  readonly amount: Fen;
  readonly tax: Fen;
  readonly total: Fen;
  /** It counts for nothing. */
  readonly voided: boolean;
};

/** Why the two books do not come to the same: the invoice is in one of them only, or counts in one of them only. */
export const gapReasons = [
  "missing-there",
  "differs",
  "missing-here",
  "voided-there",
  "voided-here",
  "other-period",
] as const;
export type GapReason = (typeof gapReasons)[number];

/** One invoice that counts differently, with what either book says of it wherever it stands there. */
export type Gap = {
  readonly key: string;
  readonly reason: GapReason;
  readonly ours: BookRow | null;
  readonly theirs: BookRow | null;
};

export type Sums = { readonly count: number; readonly amount: Fen; readonly tax: Fen; readonly total: Fen };

/** The two books of a period, and the invoices that make the difference: ours − theirs = Σ `weightOf`, to the fen. */
export type Rehearsal = { readonly ours: Sums; readonly theirs: Sums; readonly gaps: readonly Gap[] };

/** The rule of the month-end rehearsal; `server/reconciliation/month-end` says the same in SQL for any number. */
export function rehearse(ours: readonly BookRow[], theirs: readonly BookRow[], period: Period): Rehearsal {
  const [here, there] = [byKey(ours), byKey(theirs)];
  const keys = [...new Set([...here.keys(), ...there.keys()])].sort();
  const gaps = keys.flatMap((key) => {
    const [own, held] = [here.get(key) ?? null, there.get(key) ?? null];
    const reason = gapReasonOf(own, held, period);
    return reason === null ? [] : [{ key, reason, ours: own, theirs: held }];
  });
  const inPeriod = (row: BookRow) => counts(row, period);
  return { ours: sumsOf(ours.filter(inPeriod)), theirs: sumsOf(theirs.filter(inPeriod)), gaps };
}

/** Why one invoice counts differently in a period; null where it counts the same, or in neither book. */
export function gapReasonOf(ours: BookRow | null, theirs: BookRow | null, period: Period): GapReason | null {
  const [here, there] = [counts(ours, period), counts(theirs, period)];
  if (here && there) return ours && theirs && isAlike(ours, theirs) ? null : "differs";
  if (here) return theirs === null ? "missing-there" : theirs.voided ? "voided-there" : "other-period";
  if (there) return ours === null ? "missing-here" : ours.voided ? "voided-here" : "other-period";
  return null;
}

/** What an invoice adds to ours − theirs. */
export function weightOf({ ours, theirs }: Pick<Gap, "ours" | "theirs">, period: Period): Sums {
  const plus = sumsOf(ours && counts(ours, period) ? [ours] : []);
  const minus = sumsOf(theirs && counts(theirs, period) ? [theirs] : []);
  return minusSums(plus, minus);
}

export function minusSums(one: Sums, other: Sums): Sums {
  return {
    count: one.count - other.count,
    amount: one.amount - other.amount,
    tax: one.tax - other.tax,
    total: one.total - other.total,
  };
}

export function addSums(all: readonly Sums[]): Sums {
  return {
    count: all.reduce((sum, { count }) => sum + count, 0),
    amount: sumFen(all.map(({ amount }) => amount)),
    tax: sumFen(all.map(({ tax }) => tax)),
    total: sumFen(all.map(({ total }) => total)),
  };
}

/** To the invoice and to the fen: what 汇总确认 asks. */
export function agree(one: Sums, other: Sums): boolean {
  const { count, amount, tax, total } = minusSums(one, other);
  return count === 0 && amount === 0n && tax === 0n && total === 0n;
}

/** `YYYY-MM`, of a month that exists. */
export function isPeriod(text: string): text is Period {
  return /^(19|20)\d{2}-(0[1-9]|1[0-2])$/.test(text);
}

function counts(row: BookRow | null, period: Period): boolean {
  return row !== null && !row.voided && periodOf(row.issuedOn) === period;
}

function isAlike(one: BookRow, other: BookRow): boolean {
  return one.kind === other.kind && one.amount === other.amount && one.tax === other.tax && one.total === other.total;
}

function sumsOf(rows: readonly BookRow[]): Sums {
  return {
    count: rows.length,
    amount: sumFen(rows.map(({ amount }) => amount)),
    tax: sumFen(rows.map(({ tax }) => tax)),
    total: sumFen(rows.map(({ total }) => total)),
  };
}

function byKey(rows: readonly BookRow[]): Map<string, BookRow> {
  return new Map(rows.map((row) => [row.key, row]));
}
