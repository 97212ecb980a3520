import { feedbackResults } from "#domain/feedback.ts";
import type { Problem } from "#domain/problem.ts";
import type { SupportContext } from "#server/context.ts";
import { answeredNow } from "#server/feedback/answered-now.ts";
import { onFeedback, setMine } from "#server/feedback/on-feedback.ts";
import { staffWords } from "#server/feedback/staff-words.ts";
import { tellAnswered } from "#server/feedback/tell-answered.ts";
import { writeStep } from "#server/feedback/write-step.ts";

/** The end of it as a form sends it; the words are for whoever said it. */
export type TypedClosing = { readonly result: string; readonly words: string };

/**
 * Nothing more comes of it; the telephone that was left is gone. Where nobody has answered yet it takes words, unless
 * nobody could be reached.
 * @returns what is wrong with it; then it stays open
 * @throws Refusal not-found FEEDBACK, not-now FEEDBACK_CLOSED or FEEDBACK_NOT_YOURS
 */
export async function closeFeedback(
  clerk: SupportContext,
  id: string,
  typed: TypedClosing,
  now: Date,
): Promise<Problem[]> {
  const result = feedbackResults.find((known) => known === typed.result);
  if (result === undefined) return [problem("RESULT_REQUIRED", "result")];
  const { words, problems } = staffWords(typed.words, false);
  if (problems.length > 0) return problems;
  return onFeedback(clerk, id, async (opened) => {
    const { tx, key } = opened;
    const before = await tx.feedback.findUniqueOrThrow({ where: { merchantId_id: key }, select: { answeredAt: true } });
    const owesWords = before.answeredAt === null && result !== "not-reached";
    if (owesWords && words === "") return [problem("ANSWER_REQUIRED", "words")];
    await setMine(clerk, opened, { state: "closed", closedAt: now, result, phone: null });
    await answeredNow(opened, now);
    const step = await writeStep(clerk, opened, { kind: "closed", words, outcome: result }, now);
    if (words !== "") await tellAnswered(opened, step, words, now);
    return [];
  });
}

function problem(code: string, field: string): Problem {
  return { code, severity: "reject", field };
}
