import type { Invoice } from "../invoice.ts";
import { sumFen, yuanText } from "../money.ts";
import { isAccepted } from "../submission.ts";
import type { BatchReceiptFacts, InvoiceReceiptFacts } from "./facts.ts";
import type { BatchRecord, MerchantRecord, ReceiptRecord, SubmissionRecord } from "./submission-record.ts";

/** What a receipt says of one invoice; null while the bureau has not accepted it. */
export function receiptOfInvoice(merchant: MerchantRecord, record: SubmissionRecord): InvoiceReceiptFacts | null {
  if (record.receipt === null || !isAccepted(record.state)) return null;
  return {
    form: 1,
    certificate: "receipt",
    about: "invoice",
    merchant: partyFacts(merchant),
    invoice: invoiceFacts(record.invoice),
    submission: submissionFacts(record),
    receipt: receiptFacts(record.receipt),
    warnings: [...record.warnings],
  };
}

/** What a receipt says of a batch: the accepted invoices one by one, the others as a number; null while there is none. */
export function receiptOfBatch(
  merchant: MerchantRecord,
  batch: BatchRecord,
  records: readonly SubmissionRecord[],
): BatchReceiptFacts | null {
  const accepted = records.flatMap((record) =>
    record.receipt && isAccepted(record.state) ? [{ record, receipt: record.receipt }] : [],
  );
  if (accepted.length === 0) return null;
  const earlier = accepted.filter(({ record }) => record.state === "ACCEPTED_EARLIER").length;
  return {
    form: 1,
    certificate: "receipt",
    about: "batch",
    merchant: partyFacts(merchant),
    batch: batchFacts(batch),
    counts: {
      submitted: records.length,
      accepted: accepted.length - earlier,
      acceptedEarlier: earlier,
      others: records.length - accepted.length,
    },
    acceptedTotal: yuanText(sumFen(accepted.map(({ record }) => record.invoice.total))),
    rows: accepted.map(({ record, receipt }) => ({
      ...rowFacts(record),
      buyerName: record.invoice.buyer.name,
      ...receiptFacts(receipt),
    })),
  };
}

export function invoiceFacts(invoice: Invoice): InvoiceReceiptFacts["invoice"] {
  const { kind, code, number, issuedOn, voidedAt, seller, buyer, amount, tax, total } = invoice;
  return {
    kind,
    code,
    number,
    issuedOn,
    voidedAt,
    seller: partyFacts(seller),
    buyer: partyFacts(buyer),
    amount: yuanText(amount),
    tax: yuanText(tax),
    total: yuanText(total),
  };
}

export function submissionFacts({ reference, state, queuedAt }: SubmissionRecord) {
  return { reference, state, queuedAt: queuedAt.toISOString() };
}

export function batchFacts({ number, fileName, fileSha256, handedInAt }: BatchRecord) {
  return { number, fileName, fileSha256, handedInAt: handedInAt.toISOString() };
}

export function partyFacts({ taxpayerId, name }: MerchantRecord) {
  return { taxpayerId, name };
}

export function rowFacts({ row, invoice, reference, state }: SubmissionRecord) {
  const { kind, code, number, issuedOn, total } = invoice;
  return { row, kind, code, number, issuedOn, total: yuanText(total), reference, state };
}

function receiptFacts({ acceptanceNumber, bureauTime, receivedAt, sha256 }: ReceiptRecord) {
  return {
    acceptanceNumber,
    bureauTime: bureauTime?.toISOString() ?? null,
    receivedAt: receivedAt.toISOString(),
    sha256,
  };
}
