import { type Ground, type Loss, lossOf } from "#server/monitoring/nothing-lost/check.ts";

/** C1: each row of a file is exactly one of its outcomes, and blank ones are counted. C6: so is the money. */
export async function batchesAddUp({ tx, merchantId }: Ground): Promise<Loss[]> {
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT batch.id FROM batch
    LEFT JOIN LATERAL (SELECT count(*) AS kept FROM batch_row row WHERE row.merchant_id = batch.merchant_id AND row.batch_id = batch.id) rows ON TRUE
    WHERE batch.merchant_id = ${merchantId}::uuid AND batch.state NOT IN ('PARSING', 'FAILED', 'CANCELLED') AND batch.total_rows <> batch.blank_rows + rows.kept`;
  const homeless = await tx.$queryRaw<{ id: string }[]>`
    SELECT row.batch_id || '/' || row.row_number AS id FROM batch_row row
    LEFT JOIN submission ON submission.merchant_id = row.merchant_id AND submission.id = row.submission_id
    WHERE row.merchant_id = ${merchantId}::uuid AND ((row.outcome = 'SUBMITTED') <> (submission.id IS NOT NULL) OR submission.batch_id <> row.batch_id OR submission.row_number <> row.row_number)`;
  const money = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT batch.id FROM batch JOIN batch_row row ON row.merchant_id = batch.merchant_id AND row.batch_id = batch.id
    WHERE batch.merchant_id = ${merchantId}::uuid AND batch.state NOT IN ('PARSING', 'FAILED', 'CANCELLED')
    GROUP BY batch.id, batch.total_fen HAVING batch.total_fen <> coalesce(sum(row.total), 0)`;
  return [
    ...lossOf("C1", "batches whose rows do not add up", rows),
    ...lossOf("C1", "rows that say SUBMITTED without their submission, or the other way round", homeless),
    ...lossOf("C6", "batches whose money does not add up", money),
  ];
}
