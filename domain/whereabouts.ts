import { lagDays } from "./deadline.ts";
import { type InvoiceKey, invoiceKey, isInvoiceKey } from "./invoice.ts";
import { type Fen, parseYuan } from "./money.ts";
import { addDays, type BusinessDate, isBusinessDate } from "./period.ts";
import type { Problem } from "./problem.ts";
import type { Standing } from "./standing.ts";

/** What a buyer reads off the invoice in hand; only all of it together is answered. */
export type TypedQuestion = {
  readonly code: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly total: string;
};
export type Question = { readonly key: InvoiceKey; readonly issuedOn: BusinessDate; readonly total: Fen };

/** All that a buyer is told. Always of this shape; `unknown` for whatever does not fit in every part. */
export type Whereabouts = {
  readonly place: "at-bureau" | "on-its-way" | "unknown";
  /** At the bureau: since when, where we know it. */
  readonly since: BusinessDate | null;
  /** On its way: by when we expect it there; null where nobody can say. */
  readonly expectedBy: BusinessDate | null;
};

export const nowhere: Whereabouts = { place: "unknown", since: null, expectedBy: null };

/** Reads what was typed, full-width figures, blanks and ¥ included, or says what is wrong with it. */
export function readQuestion(typed: TypedQuestion): { readonly question: Question } | { readonly problems: Problem[] } {
  const [code, number] = [figuresIn(typed.code), figuresIn(typed.number)];
  const issuedOn = typed.issuedOn.normalize("NFKC").trim().replace(/[./]/g, "-");
  const total = parseYuan(typed.total.normalize("NFKC").replace(/[¥￥,\s元]/g, ""));
  const key = invoiceKey({ code, number });
  const digital = number.length === 20;
  const problems = [
    ...(number === "" ? [problem("NUMBER_REQUIRED", "number")] : []),
    ...(number !== "" && !digital && number.length !== 8 ? [problem("NUMBER_MALFORMED", "number")] : []),
    ...(number.length === 8 && !isInvoiceKey(key) ? [problem("CODE_REQUIRED", "code")] : []),
    ...(isBusinessDate(issuedOn) ? [] : [problem(issuedOn === "" ? "DATE_REQUIRED" : "DATE_MALFORMED", "issuedOn")]),
    ...(total === null ? [problem(typed.total.trim() === "" ? "TOTAL_REQUIRED" : "TOTAL_MALFORMED", "total")] : []),
  ];
  if (problems.length > 0 || total === null) return { problems };
  return isInvoiceKey(key)
    ? { question: { key, issuedOn, total } }
    : { problems: [problem("NUMBER_MALFORMED", "number")] };
}

/** What our books know of the invoice that was asked for. */
export type Known = {
  readonly standing: Standing;
  readonly issuedOn: BusinessDate;
  /** Cancelled (作废): there is nothing a buyer could use. */
  readonly voided: boolean;
  readonly atBureauSince: BusinessDate | null;
  /** When the submission that is open was promised to be done by. */
  readonly promisedBy: BusinessDate | null;
};

/** A promised day that has passed is no promise any more. */
export function whereaboutsOf(known: Known | null, today: BusinessDate): Whereabouts {
  if (known === null || known.voided) return nowhere;
  const onItsWay = (expectedBy: BusinessDate | null): Whereabouts => ({
    place: "on-its-way",
    since: null,
    expectedBy: expectedBy !== null && expectedBy >= today ? expectedBy : null,
  });
  switch (known.standing) {
    case "AT_BUREAU":
    case "CONFIRMED_IN_PERIOD":
      return { place: "at-bureau", since: known.atBureauSince, expectedBy: null };
    case "NOT_YET_DUE":
      return onItsWay(addDays(known.issuedOn, lagDays));
    case "UPLOADING":
    case "MISSING":
    case "DIFFERS":
      return onItsWay(known.promisedBy);
    case "EXPLAINED":
    case "TOO_LATE_REISSUE":
      return nowhere;
  }
}

function figuresIn(text: string): string {
  return text.normalize("NFKC").replace(/[\s-]/g, "");
}

function problem(code: string, field: string): Problem {
  return { code, severity: "reject", field };
}
