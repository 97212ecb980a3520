import { houseId } from "#server/audit.ts";
import type { OpenedFeedback } from "#server/feedback/on-feedback.ts";
import { feedbackAnswered } from "#server/notices/letters.ts";
import { writeLetters } from "#server/notices/write-letters.ts";

/** A visitor left no address: only merchants are written to. */
export async function tellAnswered(
  { tx, tenant, key }: OpenedFeedback,
  step: bigint,
  words: string,
  now: Date,
): Promise<void> {
  if (key.merchantId === houseId) return;
  const row = await tx.feedback.findUniqueOrThrow({
    where: { merchantId_id: key },
    select: { accountId: true, at: true },
  });
  const concerns = row.accountId === null ? [] : [row.accountId];
  await writeLetters(tx, tenant, { ...feedbackAnswered(key.id, step, row.at, words), concerns }, now);
}
