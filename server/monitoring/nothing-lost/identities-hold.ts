import { type Ground, type Loss, lossOf } from "#server/monitoring/nothing-lost/check.ts";

/** C2: one open submission an invoice at most, every submission of a known invoice, every sent row one of its own. */
export async function identitiesHold({ tx, merchantId }: Ground): Promise<Loss[]> {
  const doubled = await tx.$queryRaw<{ id: string }[]>`
    SELECT invoice_key AS id FROM submission
    WHERE merchant_id = ${merchantId}::uuid AND (next_at IS NOT NULL OR state = 'NEEDS_SUPPORT') GROUP BY invoice_key HAVING count(*) > 1`;
  const unknown = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT submission.id FROM submission LEFT JOIN issued_invoice ledger ON ledger.merchant_id = submission.merchant_id AND ledger.key = submission.invoice_key
    WHERE submission.merchant_id = ${merchantId}::uuid AND ledger.key IS NULL`;
  const shared = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT min(id) AS id FROM submission WHERE merchant_id = ${merchantId}::uuid AND batch_id IS NOT NULL GROUP BY batch_id, row_number HAVING count(*) > 1`;
  return [
    ...lossOf("C2", "invoices with more than one open submission", doubled),
    ...lossOf("C2", "submissions of no invoice", unknown),
    ...lossOf("C2", "rows that became several submissions", shared),
  ];
}
