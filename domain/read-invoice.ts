import { z } from "zod";
import { type CheckGround, checkInvoice, checkReadableFields, sellerNotYou } from "./check-invoice.ts";
import { fillBlanks } from "./fill-blanks.ts";
import {
  codeFault,
  type Invoice,
  type InvoiceDraft,
  type InvoiceKey,
  type InvoiceText,
  invoiceKey,
  invoiceSchema,
  isInvoiceKey,
} from "./invoice.ts";
import { kindOfCode } from "./invoice-kind.ts";
import { parseYuan } from "./money.ts";
import { plainInvoice } from "./plain-invoice.ts";
import type { Problem } from "./problem.ts";
import { normalizeTaxpayerId } from "./taxpayer.ts";

export type ReadingGround = CheckGround & {
  readonly merchantName: string;
  /** What our ledger already has under this invoice's key. */
  readonly known?: InvoiceText | undefined;
};

export type InvoiceReading = {
  /** Null where a field cannot be read; an invoice may still have rejecting problems, see `isSendable`. */
  readonly invoice: Invoice | null;
  readonly problems: readonly Problem[];
  /** Null where number and code do not make one yet. */
  readonly key: InvoiceKey | null;
};

const compiledSchema = z.compile(invoiceSchema);
const compiledFields = Object.entries(invoiceSchema.shape).map(
  ([field, schema]) => [field, z.compile(schema)] as const,
);

/**
 * The one way from a draft (a row, a document, a form, a QR code, a call of the API) to an invoice: fills what the
 * merchant and the ledger know already, then schema, then checks. All that is wrong is said at once.
 */
export function readInvoice(draft: InvoiceDraft, ground: ReadingGround): InvoiceReading {
  const filled = fill(draft, ground);
  const parsed = parse(filled);
  const problems = parsed.success
    ? checkInvoice(parsed.data, ground)
    : sellerFirst(
        [...schemaProblems(filled, parsed.error), ...checkReadableFields(readableFields(filled), ground)],
        filled.seller.taxpayerId,
        ground.merchantTaxpayerId,
      );
  if (ground.known) problems.push(...ledgerDifferences(draft, ground.known));
  if (parsed.success) return { invoice: parsed.data, problems, key: invoiceKey(parsed.data) };
  const key = invoiceKey(filled);
  return { invoice: null, problems, key: isInvoiceKey(key) ? key : null };
}

/** An invoice of another seller is that before anything else: nobody need say that seller's name. */
function sellerFirst(problems: Problem[], taxpayerId: string, merchantTaxpayerId: string): Problem[] {
  const isOwn = normalizeTaxpayerId(taxpayerId) === merchantTaxpayerId;
  if (isOwn || taxpayerId === "" || problems.some(({ code }) => code === "SELLER_NOT_YOU")) return problems;
  const others = problems.filter(({ field }) => field !== "seller.name");
  return [...others, sellerNotYou(taxpayerId, merchantTaxpayerId)];
}

function fill(draft: InvoiceDraft, { merchantTaxpayerId, merchantName, known }: ReadingGround): InvoiceDraft {
  // An issued invoice does not change, so what the ledger has of it fills what was not said.
  const stated = known ? { ...fillBlanks(draft, known), lines: fillLines(draft, known) } : draft;
  const kind = stated.kind || (stated.number.length === 8 ? (kindOfCode(stated.code) ?? "") : "");
  const seller = fillSeller(stated.seller, merchantTaxpayerId, merchantName);
  return kind === stated.kind && seller === stated.seller ? stated : { ...stated, kind, seller };
}

type Party = InvoiceDraft["seller"];

/** A row says one line where the invoice may have many: the ledger's lines are the fuller ones if the sums agree. */
function fillLines(draft: InvoiceDraft, known: InvoiceText): InvoiceDraft["lines"] {
  if (known.lines.length === 0) return draft.lines;
  if (draft.lines.length === 0 || draft.lines.some((line) => line.name === "")) return known.lines;
  const sameSums = isSameYuan(draft.amount, known.amount) && isSameYuan(draft.tax, known.tax);
  return sameSums && draft.lines.length < known.lines.length ? known.lines : draft.lines;
}

/** No seller, or one without a name, is the merchant: nobody else's invoices come in here. */
function fillSeller(seller: Party, merchantTaxpayerId: string, merchantName: string): Party {
  if (seller.taxpayerId !== "" && seller.name !== "") return seller;
  const taxpayerId = seller.taxpayerId || merchantTaxpayerId;
  const isMerchant = normalizeTaxpayerId(taxpayerId) === merchantTaxpayerId;
  return { taxpayerId, name: seller.name || (isMerchant ? merchantName : "") };
}

/** The quick way first, for the many drafts in which there is nothing to see to. */
function parse(draft: InvoiceDraft): z.ZodSafeParseResult<Invoice> {
  const plain = plainInvoice(draft);
  return plain ? { success: true, data: plain } : compiledSchema.safeParse(draft);
}

function schemaProblems(draft: InvoiceDraft, { issues }: z.ZodError): Problem[] {
  const problems = issues.map((issue): Problem => {
    const code = /^[A-Z_]+$/.test(issue.message) ? issue.message : "FIELD_MALFORMED";
    const problem = { code, severity: "reject", field: issue.path.join(".") } as const;
    const value = valueAt(draft, issue.path);
    const limit = issue.code === "too_big" ? { facts: { limit: String(issue.maximum) } } : {};
    return { ...problem, ...(typeof value === "string" && { value }), ...limit };
  });
  const code = codeFault(draft);
  if (code === null || problems.some(({ field }) => field === "code")) return problems;
  return [...problems, { code, severity: "reject", field: "code", value: draft.code }];
}

function valueAt(draft: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => {
    return typeof value === "object" && value !== null && Object.hasOwn(value, key)
      ? value[key as keyof typeof value]
      : "";
  }, draft);
}

/** The fields that can be read by themselves where the whole cannot. */
function readableFields(draft: InvoiceDraft): Partial<Invoice> {
  const readable: Record<string, unknown> = {};
  for (const [field, schema] of compiledFields) {
    const parsed = schema.safeParse(draft[field as keyof InvoiceDraft]);
    if (parsed.success) readable[field] = parsed.data;
  }
  return readable;
}

const comparedFields = ["issuedOn", "amount", "tax", "total"] as const;

/** Where the draft says something else than the ledger: shown with both values, and the person decides. */
function ledgerDifferences(draft: InvoiceDraft, known: InvoiceText): Problem[] {
  const problems = comparedFields
    .filter((field) => draft[field] !== "" && draft[field] !== known[field] && !isSameYuan(draft[field], known[field]))
    .map((field) => differs(field, draft[field], known[field]));
  const buyerId = normalizeTaxpayerId(draft.buyer.taxpayerId);
  if (buyerId === "" || buyerId === normalizeTaxpayerId(known.buyer.taxpayerId)) return problems;
  return [...problems, differs("buyer.taxpayerId", draft.buyer.taxpayerId, known.buyer.taxpayerId)];
}

function differs(field: string, value: string, ledger: string): Problem {
  return { code: "DIFFERS_FROM_LEDGER", severity: "warn", field, value, facts: { ledger } };
}

function isSameYuan(one: string, other: string): boolean {
  const fen = parseYuan(one);
  return fen !== null && fen === parseYuan(other);
}
