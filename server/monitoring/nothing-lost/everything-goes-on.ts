import { type Ground, type Loss, lossOf } from "#server/monitoring/nothing-lost/check.ts";

/** How long past its time a row may wait for a worker before somebody has to look. */
const patienceMs = 15 * 60_000;

/** C3: what is open knows when it goes on, and its time has not long passed; what waits for a person has a case. */
export async function everythingGoesOn({ tx, merchantId, now }: Ground): Promise<Loss[]> {
  const forgotten = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT id FROM submission WHERE merchant_id = ${merchantId}::uuid AND next_at < ${new Date(now.getTime() - patienceMs)}`;
  const batches = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT batch.id FROM batch WHERE merchant_id = ${merchantId}::uuid AND state = 'RUNNING' AND submitted_at < ${new Date(now.getTime() - patienceMs)}
      AND NOT EXISTS (SELECT 1 FROM submission WHERE submission.merchant_id = batch.merchant_id AND batch_id = batch.id AND (next_at IS NOT NULL OR state = 'NEEDS_SUPPORT'))`;
  const unseen = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT id FROM submission WHERE merchant_id = ${merchantId}::uuid AND state = 'NEEDS_SUPPORT'
      AND NOT EXISTS (SELECT 1 FROM support_case WHERE support_case.merchant_id = submission.merchant_id AND submission_id = submission.id AND closed_at IS NULL)`;
  return [
    ...lossOf("C3", "submissions whose time came more than 15 minutes ago", forgotten),
    ...lossOf("C3", "batches that run although nothing of theirs is on its way", batches),
    ...lossOf("C3", "submissions with support that nobody was told of", unseen),
  ];
}
