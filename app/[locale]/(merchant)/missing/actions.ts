"use server";

import { getLocale } from "next-intl/server";
import { act, command, invalid } from "#app/answer.ts";
import type { ActionState } from "#components/action-state.ts";
import { blankLine, entryOf, fieldsOf } from "#components/invoices/entry-fields.ts";
import { mendEntry } from "#components/invoices/mend-entry.ts";
import { paths } from "#components/paths.ts";
import { redirect } from "#i18n/navigation.ts";
import { merchantOfRequest, requireMerchant } from "#server/session.ts";
import { draftTypedInvoice } from "#server/submissions/draft-typed-invoice.ts";
import { submitDraft } from "#server/submissions/submit-draft.ts";

/** The form of one invoice: to be looked over, or back with what is wrong, or with a line more or less. */
export const checkEntry = act(merchantOfRequest, async (merchant, form): Promise<ActionState<unknown>> => {
  const fields = textsIn(form);
  const entry = entryOf(fields);
  const lines = linesAfter(fields.intent, entry.lines);
  if (lines) return { status: "invalid", problems: [], typed: fieldsOf({ ...entry, lines }) };
  const typed = { text: mendEntry(entry), key: fields.key || null, source: fields.source || null };
  const drafted = await draftTypedInvoice(merchant, typed, new Date());
  if ("problems" in drafted) return invalid(drafted.problems, form);
  return redirect({ href: paths.checkDraft(drafted.draftId), locale: await getLocale() });
});

/** The word to send it. Each outcome is a page that says what came of it. */
export const submitEntry = command(requireMerchant, async (merchant, form) => {
  const draft = String(form.get("draft") ?? "");
  const answer = await submitDraft(merchant, draft, new Date());
  redirect({
    href: answer.kind === "problems" ? paths.checkDraft(draft) : pageOf(answer.submitted),
    locale: await getLocale(),
  });
});

function pageOf({ key, outcome, submissionId }: { key: string; outcome: string; submissionId: bigint | null }): string {
  if (submissionId !== null) return `${paths.submission(String(submissionId))}?arrived=${outcome}`;
  return `${paths.missingInvoice(key)}?result=${outcome}`;
}

/** Without a script, a line is added or taken away by the server. */
function linesAfter<Line>(intent: string | undefined, lines: readonly Line[]): (Line | typeof blankLine)[] | null {
  if (intent === "add-line") return [...lines, blankLine];
  const removed = /^remove-line-(\d{1,4})$/.exec(intent ?? "")?.[1];
  return removed === undefined ? null : lines.filter((_, index) => index !== Number(removed));
}

function textsIn(form: FormData): Record<string, string> {
  return Object.fromEntries([...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}
