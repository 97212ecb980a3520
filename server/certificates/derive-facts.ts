import { delayOfBatch, delayOfInvoice } from "#domain/certificate/delay-facts.ts";
import { type CertificateFacts, type CertificateKind, certificateRowLimit } from "#domain/certificate/facts.ts";
import { receiptOfBatch, receiptOfInvoice } from "#domain/certificate/receipt-facts.ts";
import type { BatchRecord, OutageRecord, SubmissionRecord } from "#domain/certificate/submission-record.ts";
import { isDigital } from "#domain/invoice.ts";
import { readOutages, readRecords } from "#server/certificates/read-records.ts";
import { isOfBatch, type Subject } from "#server/certificates/subject.ts";
import type { Tx } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * What the rows say at this moment; null where there is nothing to prove yet: no receipt, nothing handed in.
 * @throws Refusal not-found SUBMISSION or BATCH, too-much CERTIFICATE_TOO_LONG
 */
export async function deriveFacts(
  tx: Tx,
  merchantId: string,
  kind: CertificateKind,
  subject: Subject,
): Promise<CertificateFacts | null> {
  const merchant = await tx.merchant.findUniqueOrThrow({ where: { id: merchantId } });
  const records = await readRecords(tx, merchantId, subject, certificateRowLimit + 1);
  if (isOfBatch(subject)) {
    const batch = await readBatch(tx, merchantId, subject.batchId);
    if (records.length > certificateRowLimit)
      throw new Refusal("too-much", "CERTIFICATE_TOO_LONG", { limit: String(certificateRowLimit) });
    return kind === "receipt"
      ? receiptOfBatch(merchant, batch, records)
      : delayOfBatch(merchant, batch, records, await outagesSince(tx, records));
  }
  const [record] = records;
  if (!record) throw new Refusal("not-found", "SUBMISSION");
  if (kind === "receipt") return receiptOfInvoice(merchant, record);
  const outagesOf = await outagesSince(tx, records);
  return delayOfInvoice(merchant, record, outagesOf(record));
}

async function readBatch(tx: Tx, merchantId: string, batchId: bigint): Promise<BatchRecord> {
  const row = await tx.batch.findUnique({ where: { merchantId_id: { merchantId, id: batchId } } });
  if (!row) throw new Refusal("not-found", "BATCH");
  const { id, fileName, fileSha256, submittedAt, createdAt } = row;
  return { number: String(id), fileName, fileSha256, handedInAt: submittedAt ?? createdAt };
}

/** Of the way an invoice went; before its first time, of the way its kind goes. */
async function outagesSince(
  tx: Tx,
  records: readonly SubmissionRecord[],
): Promise<(record: SubmissionRecord) => OutageRecord[]> {
  const first = records.reduce((least, { queuedAt }) => Math.min(least, queuedAt.getTime()), Number.POSITIVE_INFINITY);
  const outages = Number.isFinite(first) ? await readOutages(tx, new Date(first)) : [];
  const byWay = Map.groupBy(outages, ({ way }) => way);
  return ({ way, invoice }) => byWay.get(way ?? (isDigital(invoice) ? "leqi" : "baiwang")) ?? [];
}
