import { type FeedbackTask, type Grade, grades } from "#domain/feedback.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { voiceOf } from "#server/feedback/voice-of.ts";

/** The grade this person gave for a task before; null for none yet. */
export async function givenGrade(
  context: MerchantContext,
  task: Exclude<FeedbackTask, "page">,
  subject: string,
): Promise<Grade | null> {
  const { merchantId, accountId } = context;
  const voice = voiceOf(accountId, task, subject);
  const row = await inTransaction(context, (tx) =>
    tx.feedback.findUnique({ where: { merchantId_voice: { merchantId, voice } }, select: { grade: true } }),
  );
  return grades.find((grade) => grade === row?.grade) ?? null;
}
