import { type Ground, type Loss, lossOf } from "#server/monitoring/nothing-lost/check.ts";

/** C1: each row of a file is exactly one of its outcomes, and blank ones are counted. C6: so is the money. */
export async function batchesAddUp({ tx, merchantId }: Ground): Promise<Loss[]> {
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT batch.id FROM batch
    LEFT JOIN LATERAL (SELECT count(*) AS kept FROM batch_row row WHERE row.merchant_id = batch.merchant_id AND row.batch_id = batch.id) rows ON TRUE
    WHERE batch.merchant_id = ${merchantId}::uuid AND batch.state NOT IN ('PARSING', 'FAILED', 'CANCELLED') AND batch.total_rows <> batch.blank_rows + rows.kept`;
  const homeless = await tx.$queryRaw<{ id: string }[]>`
    SELECT coalesce(row.batch_id, submission.batch_id) || '/' || coalesce(row.row_number, submission.row_number) AS id
    FROM (SELECT row.* FROM batch_row row JOIN batch ON batch.merchant_id = row.merchant_id AND batch.id = row.batch_id
      WHERE row.merchant_id = ${merchantId}::uuid AND row.outcome = 'READY' AND batch.queued_at IS NOT NULL) row
    FULL JOIN (SELECT * FROM submission WHERE merchant_id = ${merchantId}::uuid AND batch_id IN (
      SELECT id FROM batch WHERE merchant_id = ${merchantId}::uuid AND queued_at IS NOT NULL)) submission
      ON submission.batch_id = row.batch_id AND submission.row_number = row.row_number
    WHERE submission.id IS NULL OR row.invoice_key IS DISTINCT FROM submission.invoice_key`;
  const money = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT batch.id FROM batch JOIN batch_row row ON row.merchant_id = batch.merchant_id AND row.batch_id = batch.id
    WHERE batch.merchant_id = ${merchantId}::uuid AND batch.state NOT IN ('PARSING', 'FAILED', 'CANCELLED')
    GROUP BY batch.id, batch.total_fen HAVING batch.total_fen <> coalesce(sum(row.total), 0)`;
  return [
    ...lossOf("C1", "batches whose rows do not add up", rows),
    ...lossOf("C1", "good rows of a queued batch without their submission, or the other way round", homeless),
    ...lossOf("C6", "batches whose money does not add up", money),
  ];
}
