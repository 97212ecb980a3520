import { feedbackCauseIn } from "#domain/feedback-cause.ts";
import type { Problem } from "#domain/problem.ts";
import type { SupportContext } from "#server/context.ts";
import { onFeedback } from "#server/feedback/on-feedback.ts";
import { writeStep } from "#server/feedback/write-step.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * A person's word on the cause, kept beside the rule's. @param was what a person had said when the page was made
 * @returns what is wrong with the cause; then nothing was changed
 * @throws Refusal not-found FEEDBACK, not-now FEEDBACK_MOVED
 */
export async function classifyFeedback(
  clerk: SupportContext,
  id: string,
  { cause, was }: { readonly cause: string; readonly was: string },
  now: Date,
): Promise<Problem[]> {
  const chosen = feedbackCauseIn(cause);
  if (!chosen) return [{ code: "CAUSE_REQUIRED", severity: "reject", field: "cause" }];
  await onFeedback(clerk, id, async (opened) => {
    const { tx, key } = opened;
    const { count } = await tx.feedback.updateMany({
      where: { ...key, causeByHand: was === "" ? null : was },
      data: { causeByHand: chosen },
    });
    if (count === 0) throw new Refusal("not-now", "FEEDBACK_MOVED");
    await writeStep(clerk, opened, { kind: "classified", outcome: chosen }, now);
  });
  return [];
}
