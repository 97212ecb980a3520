import type { SupportContext } from "#server/context.ts";
import { onFeedback } from "#server/feedback/on-feedback.ts";
import { writeStep } from "#server/feedback/write-step.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * This clerk works on it from now on. @param from who did when the page was made; "" for nobody
 * @throws Refusal not-found FEEDBACK, not-now FEEDBACK_MOVED
 */
export async function takeFeedback(clerk: SupportContext, id: string, from: string, now: Date): Promise<void> {
  await onFeedback(clerk, id, async (opened) => {
    const { tx, key } = opened;
    const before = from === "" ? { state: { in: ["kept", "open"] }, takenBy: null } : { state: "taken", takenBy: from };
    if (!/^(|[0-9a-f-]{36})$/.test(from) || from === clerk.accountId) throw new Refusal("not-now", "FEEDBACK_MOVED");
    const { count } = await tx.feedback.updateMany({
      where: { ...key, ...before },
      data: { state: "taken", takenBy: clerk.accountId },
    });
    if (count === 0) throw new Refusal("not-now", "FEEDBACK_MOVED");
    await writeStep(clerk, opened, { kind: "taken" }, now);
  });
}
