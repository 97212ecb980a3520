import { callOutcomes } from "#domain/feedback.ts";
import { momentOf } from "#domain/incident-draft.ts";
import type { Problem } from "#domain/problem.ts";
import type { SupportContext } from "#server/context.ts";
import { answeredNow } from "#server/feedback/answered-now.ts";
import { onFeedback, setMine } from "#server/feedback/on-feedback.ts";
import { staffWords } from "#server/feedback/staff-words.ts";
import { writeStep } from "#server/feedback/write-step.ts";

/** A call-back (回访) as a form sends it; the moment as `YYYY-MM-DDTHH:mm` in Beijing. */
export type TypedCall = { readonly at: string; readonly outcome: string; readonly words: string };

/**
 * That they were called back: when, by this clerk, and what came of it. Only a call that was taken is an answer.
 * @returns what is wrong with it; then nothing was kept
 * @throws Refusal not-found FEEDBACK, not-now FEEDBACK_CLOSED or FEEDBACK_NOT_YOURS
 */
export async function recordCall(clerk: SupportContext, id: string, typed: TypedCall, now: Date): Promise<Problem[]> {
  const at = momentOf(typed.at);
  const outcome = callOutcomes.find((known) => known === typed.outcome);
  const { words, problems } = staffWords(typed.words, false);
  const all = [
    ...(at === undefined ? [problem("MOMENT_MALFORMED", "at")] : at > now ? [problem("MOMENT_AHEAD", "at")] : []),
    ...(outcome === undefined ? [problem("OUTCOME_REQUIRED", "outcome")] : []),
    ...problems,
  ];
  if (all.length > 0 || at === undefined || outcome === undefined) return all;
  return onFeedback(clerk, id, async (opened) => {
    await setMine(clerk, opened, { takenBy: clerk.accountId });
    const { tx, key } = opened;
    const said = await tx.feedback.findUniqueOrThrow({ where: { merchantId_id: key }, select: { at: true } });
    if (at.getTime() + 60_000 <= said.at.getTime()) return [problem("MOMENT_BEFORE", "at")];
    if (outcome === "reached") await answeredNow(opened, at);
    await writeStep(clerk, opened, { kind: "called", words, outcome, happenedAt: at }, now);
    return [];
  });
}

function problem(code: string, field: string): Problem {
  return { code, severity: "reject", field };
}
