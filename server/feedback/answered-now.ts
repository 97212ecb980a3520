import type { OpenedFeedback } from "#server/feedback/on-feedback.ts";

/** The first answer counts: what came later does not make it late. */
export async function answeredNow({ tx, key }: OpenedFeedback, at: Date): Promise<void> {
  await tx.feedback.updateMany({ where: { ...key, answeredAt: null }, data: { answeredAt: at } });
}
