import type { Problem } from "#domain/problem.ts";
import type { SupportContext } from "#server/context.ts";
import { answeredNow } from "#server/feedback/answered-now.ts";
import { onFeedback, setMine } from "#server/feedback/on-feedback.ts";
import { staffWords } from "#server/feedback/staff-words.ts";
import { tellAnswered } from "#server/feedback/tell-answered.ts";
import { writeStep } from "#server/feedback/write-step.ts";

/**
 * An answer whoever said it reads on their page, and hears of by inbox and letter.
 * @returns what is wrong with the words; then nothing was said
 * @throws Refusal not-found FEEDBACK, not-now FEEDBACK_CLOSED or FEEDBACK_NOT_YOURS
 */
export async function replyToFeedback(clerk: SupportContext, id: string, typed: string, now: Date): Promise<Problem[]> {
  const { words, problems } = staffWords(typed, true);
  if (problems.length > 0) return problems;
  await onFeedback(clerk, id, async (opened) => {
    await setMine(clerk, opened, { takenBy: clerk.accountId });
    await answeredNow(opened, now);
    const step = await writeStep(clerk, opened, { kind: "replied", words }, now);
    await tellAnswered(opened, step, words, now);
  });
  return [];
}
