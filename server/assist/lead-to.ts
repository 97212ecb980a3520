import { longestMark, readAssistWords } from "#domain/assist.ts";
import { leadPages, subjectOfPage } from "#domain/assist-target.ts";
import type { Problem } from "#domain/problem.ts";
import { assistAct } from "#server/assist/assist-act.ts";
import type { AssistContext } from "#server/assist/assist-context.ts";
import { findSubject } from "#server/assist/find-subject.ts";
import { recordAssist } from "#server/assist/record-assist.ts";
import { showMark } from "#server/assist/show-mark.ts";
import { inTransaction } from "#server/db.ts";

export type TypedLead = { readonly page: string; readonly subject: string; readonly words: string };

/**
 * “Go there”: the merchant is offered the way to a page, and goes or does not.
 * @returns what is wrong with what was typed; then nothing is offered
 * @throws Refusal not-now ASSIST_OVER
 */
export async function leadTo(context: AssistContext, typed: TypedLead, now: Date): Promise<Problem[]> {
  const page = leadPages.find((known) => known === typed.page);
  const read = readAssistWords(typed.words, longestMark, false);
  if (!page) return [{ code: "PAGE_REQUIRED", severity: "reject", field: "page" }];
  if ("problem" in read) return [read.problem];
  return inTransaction(context, async (tx) => {
    const kind = subjectOfPage[page];
    const subject = kind ? await findSubject(tx, context, kind, typed.subject) : "";
    if (subject === null) return [{ code: "SUBJECT_UNKNOWN", severity: "reject", field: "subject" }];
    await showMark(tx, context, { kind: "lead", page, subject, words: read.words }, now);
    const facts = { page, subject, words: read.words };
    await recordAssist(tx, context, context.accountId, [assistAct("assist.led", context.assistId, facts)], now);
    return [];
  });
}
