import type { InvoiceKey } from "#domain/invoice.ts";
import { type BusinessDate, businessDateOf } from "#domain/period.ts";
import { compareValues, type InvoiceValues } from "#domain/submission.ts";
import type { AnswerFile, ReadAnswer, Span } from "#server/bureau/package/answer-file.ts";
import type { StoredAnswer } from "#server/bureau/package/stored-answer.ts";
import { weighAnswer } from "#server/packages/weigh-answer.ts";

/** An invoice of the package, as it stands before the file is read. */
export type AskedInvoice = {
  readonly key: InvoiceKey;
  readonly submissionId: bigint;
  readonly values: InvoiceValues;
  /** What was brought back about it before. */
  readonly earlier: StoredAnswer["kind"] | null;
  /** It lies in this package no more. */
  readonly left: boolean;
};

/** What the merchant says of an export that does not say it itself. Without all of it nothing is taken to be absent. */
export type SaidOfExport = { readonly exportedAt: Date | null; readonly span: Span | null };

/**
 * What a file will do to one invoice. `closes`: a receipt; `differs`: there, with other values; `returns`: sent back,
 * with reasons; `doubled`: the bureau has the number already, its list must show with which values; `goesBack`: not at
 * the bureau, so it waits for another package; `contradicts`: a person looks.
 */
export type PlannedAnswer = {
  readonly key: InvoiceKey;
  readonly submissionId: bigint;
  readonly row: number | null;
  readonly outcome: "closes" | "differs" | "returns" | "doubled" | "goesBack" | "known" | "contradicts";
  readonly answer: Omit<StoredAnswer, "fileSha256" | "readAt">;
};

export type AnswerPlan = {
  readonly answers: readonly PlannedAnswer[];
  /** Invoices of the package of which the file says nothing that decides. */
  readonly unanswered: readonly InvoiceKey[];
};

/** Pure: what follows from a file, given the package as it stands. */
export function planAnswers(
  asked: readonly AskedInvoice[],
  file: AnswerFile,
  said: SaidOfExport,
  handedInAt: Date | null,
): AnswerPlan {
  const read = new Map(file.answers.map((answer) => [answer.key, answer]));
  const list = absenceOf(file, said, handedInAt);
  const answers = asked.flatMap((invoice): PlannedAnswer[] => {
    const answer = read.get(invoice.key);
    const stored = answer ? storedOf(answer) : list && !invoice.left && absentIn(list, invoice);
    if (!stored) return [];
    const outcome = outcomeOf(invoice, stored);
    return [
      { key: invoice.key, submissionId: invoice.submissionId, row: answer?.row ?? null, outcome, answer: stored },
    ];
  });
  const answered = new Set(answers.map(({ key }) => key));
  const isOpen = ({ earlier, left }: AskedInvoice) => !left && (earlier === null || earlier === "duplicate");
  return { answers, unanswered: asked.filter((one) => isOpen(one) && !answered.has(one.key)).map(({ key }) => key) };
}

type Stored = PlannedAnswer["answer"];
type List = { readonly watermark: Date; readonly span: Span };

function storedOf({ key, row, kind, code, message, at, held }: ReadAnswer): Stored | null {
  if (kind === "processing") return null;
  return { invoiceKey: key, kind, code, message, facts: { row, ...(at && { at }), ...(held && { held }) } };
}

/**
 * A list proves that something is not there only when it was exported on a later day than the hand-in (次日可查), when it
 * is known which dates it was asked for, and when every row of it could be read.
 */
function absenceOf(file: AnswerFile, said: SaidOfExport, handedInAt: Date | null): List | null {
  const watermark = file.exportedAt ?? said.exportedAt;
  const span = file.span ?? said.span;
  if (file.kind !== "export" || !watermark || !span || !handedInAt || file.damaged.length > 0) return null;
  return businessDateOf(watermark) > businessDateOf(handedInAt) ? { watermark, span } : null;
}

function absentIn({ watermark, span }: List, { key, values, earlier }: AskedInvoice): Stored | null {
  const isAsked = isWithin(values.issuedOn, span) && (earlier === null || earlier === "duplicate");
  return isAsked ? { invoiceKey: key, kind: "absent", code: "", message: "", facts: { watermark } } : null;
}

function isWithin(date: BusinessDate, { from, to }: Span): boolean {
  return from <= date && date <= to;
}

function outcomeOf({ earlier, left, values }: AskedInvoice, { kind, facts }: Stored): PlannedAnswer["outcome"] {
  const weight = weighAnswer(earlier, kind, left);
  if (weight !== "new") return weight;
  if (kind === "found") return facts.held && compareValues(values, facts.held).length > 0 ? "differs" : "closes";
  return ({ accepted: "closes", rejected: "returns", duplicate: "doubled", absent: "goesBack" } as const)[kind];
}
