import { invoiceKey } from "#domain/invoice.ts";
import { type Fen, parseYuan } from "#domain/money.ts";
import type { Problem } from "#domain/problem.ts";
import type { TableRow } from "#domain/table/read-rows.ts";
import type { RowReading } from "#server/reading/read-row.ts";

/** A 数电 number of which a spreadsheet kept only the first digits, with what else its row says of the invoice. */
export type LostNumber = {
  readonly rowNumber: number;
  /** As it stands there: `2.5112E+19`, or 20 digits of which the last five are zeros. */
  readonly written: string;
  /** The first number it can have been, and the first one it no longer can. */
  readonly from: string;
  readonly to: string;
  readonly issuedOn: string;
  /** In fen; null where the row says none. */
  readonly amount: Fen | null;
  readonly total: Fen | null;
  readonly buyerTaxpayerId: string;
  readonly buyerName: string;
};

/** The one number it was, or how many of our invoices it could have been; one that has none is not there. */
export type Recovery = { readonly number: string } | { readonly candidates: number };

/** Excel keeps 15 of 20 digits. */
const digitsKept = 15;

/** Null where the row's number is not one that can be looked for. */
export function lostNumberOf({ rowNumber, draft, problems }: TableRow): LostNumber | null {
  if (draft.code !== "") return null;
  const range = problems.some(({ code }) => code === "NUMBER_ENDS_IN_ZEROS")
    ? rangeOf(draft.number.slice(0, digitsKept), false)
    : rangeOf(mantissaOf(draft.number), true);
  if (range === null) return null;
  const amount = parseYuan(draft.amount);
  const total = parseYuan(draft.total);
  if (draft.issuedOn === "" || (amount === null && total === null)) return null;
  const { issuedOn, buyer } = draft;
  const buyerSaid = { buyerTaxpayerId: buyer.taxpayerId, buyerName: buyer.name };
  return { rowNumber, written: draft.number, ...range, issuedOn, amount, total, ...buyerSaid };
}

/** The digits of `2.5112E+19`; empty for what is not a number of 20 digits. */
function mantissaOf(number: string): string {
  const [, first, rest = ""] = /^([2-9])(?:\.(\d{1,15}))?E\+?19$/i.exec(number) ?? [];
  return first === undefined ? "" : `${first}${rest}`;
}

/** The last digit of a mantissa may have been rounded up. */
function rangeOf(digits: string, isRounded: boolean): Pick<LostNumber, "from" | "to"> | null {
  if (!/^[2-9]\d*$/.test(digits)) return null;
  const unit = 10n ** BigInt(20 - digits.length);
  const least = BigInt(digits) * unit;
  return { from: String(isRounded ? least - unit / 2n : least), to: String(least + unit) };
}

const lossCodes = ["NUMBER_DESTROYED_BY_EXCEL", "NUMBER_ENDS_IN_ZEROS"];

/** Reads the row with the number it had. Where there are several, its problem says how many; nothing is guessed. */
export function withRecovery(row: TableRow, recovery: Recovery, read: (row: TableRow) => RowReading): RowReading {
  if (!("number" in recovery)) {
    const { problems, ...reading } = read(row);
    return { ...reading, problems: problems.map((problem) => ambiguous(problem, recovery.candidates)) };
  }
  const { draft, problems, repairs } = row;
  const raw = invoiceKey(draft);
  const value = recovery.number;
  const repair = { code: "RECOVERED_FROM_LEDGER", field: "number", raw, value };
  return read({
    ...row,
    draft: { ...draft, number: value },
    problems: problems.filter(({ code }) => !lossCodes.includes(code)),
    repairs: raw === value ? repairs : [...repairs, repair],
  });
}

function ambiguous(problem: Problem, candidates: number): Problem {
  if (!lossCodes.includes(problem.code)) return problem;
  return { ...problem, code: "NUMBER_RECOVERY_AMBIGUOUS", facts: { candidates: String(candidates) } };
}
