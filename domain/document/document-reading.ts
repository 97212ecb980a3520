import { fillBlanks } from "../fill-blanks.ts";
import type { InvoiceDraft } from "../invoice.ts";
import { parseYuan, yuanText } from "../money.ts";
import type { Problem } from "../problem.ts";
import { normalizeTaxpayerId } from "../taxpayer.ts";

export type DocumentKind = "ofd" | "xml" | "pdf" | "image";

export type DocumentReading = {
  readonly kind: DocumentKind;
  readonly draft: InvoiceDraft;
  readonly problems: readonly Problem[];
  /** Where the values came from, the most trusted place first; a place further back only filled blanks. */
  readonly sources: readonly string[];
  /** The document does not say which party is the buyer: see `settleParties`. */
  readonly partiesUncertain: boolean;
};

/** What one place of a document says. */
export type Source = {
  /** Path in the archive or name of the attachment; `QR` and `TEXT` for what a picture or a page says. */
  readonly path: string;
  readonly draft: InvoiceDraft;
  readonly problems?: readonly Problem[];
  readonly partiesUncertain?: boolean;
};

/** A program that kept a 20-digit number in 64 bits prints this: on previews of air tickets, the number is lost. */
const overflowedNumber = "9223372036854775807";

/** Puts together what the places of one document say, the most trusted first; null where there are none. */
export function mergeSources(kind: DocumentKind, sources: readonly Source[]): DocumentReading | null {
  const [first, ...others] = sources.map(withoutOverflow);
  if (!first) return null;
  const draft = withThirdSum(others.reduce(filledFrom, first.draft));
  const partiesUncertain = sources.find(namesParty)?.partiesUncertain ?? false;
  const problems = [
    ...sources.flatMap((source) => source.problems ?? []),
    ...differences(draft, [first, ...others]),
    ...(draft.number === "" && sources.some(hasOverflow) ? [overflow()] : []),
    ...(partiesUncertain ? [uncertain(draft)] : []),
  ];
  return { kind, draft, problems, sources: sources.map(({ path }) => path), partiesUncertain };
}

/** Whether the draft has its identity, its date and its sums, so that poorer places need not be asked. */
export function isWhole({ number, code, issuedOn, amount, tax, total }: InvoiceDraft): boolean {
  const isIdentified = number.length === 20 || (number.length === 8 && code !== "");
  return isIdentified && [issuedOn, amount, tax, total].every((value) => value !== "");
}

/** Puts the merchant in the seller's place where the document left open who is who, and the merchant is one of them. */
export function settleParties(reading: DocumentReading, merchantTaxpayerId: string): DocumentReading {
  const { draft, partiesUncertain } = reading;
  if (!partiesUncertain || normalizeTaxpayerId(draft.buyer.taxpayerId) !== merchantTaxpayerId) return reading;
  return { ...reading, draft: { ...draft, seller: draft.buyer, buyer: draft.seller }, partiesUncertain: false };
}

/** A place that speaks of another invoice fills nothing; that it does is told. */
function filledFrom(draft: InvoiceDraft, { draft: other }: Source): InvoiceDraft {
  const isOther = other.number !== draft.number && other.number.length === draft.number.length;
  return isOther ? draft : fillBlanks(draft, other);
}

function namesParty({ draft }: Source): boolean {
  return draft.seller.taxpayerId !== "" || draft.buyer.taxpayerId !== "";
}

function withoutOverflow(source: Source): Source {
  return hasOverflow(source) ? { ...source, draft: { ...source.draft, number: "" } } : source;
}

function hasOverflow({ draft }: Source): boolean {
  return draft.number === overflowedNumber;
}

function overflow(): Problem {
  return { code: "NUMBER_OVERFLOWED", severity: "reject", field: "number", value: overflowedNumber };
}

function uncertain({ buyer }: InvoiceDraft): Problem {
  return { code: "PDF_PARTIES_UNCERTAIN", severity: "warn", field: "buyer.taxpayerId", value: buyer.taxpayerId };
}

/** 金额 + 税额 = 价税合计: 数电 OFDs often tag only the `¥` of their total, tickets have no 金额 of their own. */
function withThirdSum(draft: InvoiceDraft): InvoiceDraft {
  const amount = parseYuan(draft.amount);
  const tax = parseYuan(draft.tax);
  const total = parseYuan(draft.total);
  if (draft.total === "" && amount !== null && tax !== null) return { ...draft, total: yuanText(amount + tax) };
  if (draft.amount === "" && total !== null && tax !== null) return { ...draft, amount: yuanText(total - tax) };
  if (draft.tax === "" && total !== null && amount !== null) return { ...draft, tax: yuanText(total - amount) };
  return draft;
}

const comparedFields = ["number", "code", "issuedOn", "amount", "tax", "total"] as const;

/** A file that says two things about one field has been tampered with, or was made by a careless program. */
function differences(draft: InvoiceDraft, sources: readonly Source[]): Problem[] {
  return comparedFields.flatMap((field): Problem[] => {
    const other = sources.find((source) => source.draft[field] !== "" && source.draft[field] !== draft[field]);
    if (!other) return [];
    const facts = { other: other.draft[field], place: other.path };
    return [{ code: "DOCUMENT_SOURCES_DIFFER", severity: "warn", field, value: draft[field], facts }];
  });
}
