import { longestMark, readAssistWords } from "#domain/assist.ts";
import { readTarget } from "#domain/assist-target.ts";
import type { Problem } from "#domain/problem.ts";
import { assistAct } from "#server/assist/assist-act.ts";
import type { AssistContext } from "#server/assist/assist-context.ts";
import { recordAssist } from "#server/assist/record-assist.ts";
import { showMark } from "#server/assist/show-mark.ts";
import { inTransaction } from "#server/db.ts";

/**
 * “Look here”: an element of a page, and a short sentence beside it. Whoever is on another page sees it on coming there.
 * @returns what is wrong with what was typed; then nothing is shown
 * @throws Refusal not-now ASSIST_OVER
 */
export async function pointAt(
  context: AssistContext,
  typed: { readonly target: string; readonly words: string },
  now: Date,
): Promise<Problem[]> {
  const at = readTarget(typed.target);
  const read = readAssistWords(typed.words, longestMark, true);
  const problems = [
    ...(at ? [] : [{ code: "TARGET_REQUIRED", severity: "reject", field: "target" } as const]),
    ...("problem" in read ? [read.problem] : []),
  ];
  if (!at || "problem" in read) return problems;
  const mark = { ...at, words: read.words };
  await inTransaction(context, async (tx) => {
    await showMark(tx, context, { kind: "look", ...mark }, now);
    await recordAssist(tx, context, context.accountId, [assistAct("assist.pointed", context.assistId, mark)], now);
  });
  return [];
}
