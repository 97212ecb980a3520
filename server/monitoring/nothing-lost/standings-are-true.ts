import { type Ground, type Loss, lossOf } from "#server/monitoring/nothing-lost/check.ts";

/** C8: what the pages say of an invoice is what its submission and the bureau's books say. */
export async function standingsAreTrue({ tx, merchantId }: Ground): Promise<Loss[]> {
  const onTheirWay = await tx.$queryRaw<{ id: string }[]>`
    SELECT ledger.key AS id FROM issued_invoice ledger
    LEFT JOIN submission last ON last.merchant_id = ledger.merchant_id AND last.id = ledger.last_submission_id
    WHERE ledger.merchant_id = ${merchantId}::uuid
      AND ((ledger.standing = 'UPLOADING') <> (coalesce(last.next_at IS NOT NULL OR last.state = 'NEEDS_SUPPORT', FALSE) AND ledger.standing NOT IN ('AT_BUREAU', 'CONFIRMED_IN_PERIOD', 'DIFFERS', 'EXPLAINED')))`;
  const calledMissing = await tx.$queryRaw<{ id: string }[]>`
    SELECT ledger.key AS id FROM issued_invoice ledger
    JOIN held_invoice held ON held.merchant_id = ledger.merchant_id AND held.key = ledger.key
    WHERE ledger.merchant_id = ${merchantId}::uuid AND ledger.standing IN ('MISSING', 'TOO_LATE_REISSUE', 'NOT_YET_DUE')
      AND NOT (ledger.voided AND held.status = 'normal')`;
  return [
    ...lossOf("C8", "invoices shown as on their way that are not, or the other way round", onTheirWay),
    ...lossOf("C8", "invoices called missing that the bureau holds", calledMissing),
  ];
}
