"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { act, invalid } from "#app/answer.ts";
import { textOf } from "#app/text-of.ts";
import { paths } from "#components/paths.ts";
import type { Problem } from "#domain/problem.ts";
import { redirect } from "#i18n/navigation.ts";
import type { SupportContext } from "#server/context.ts";
import { classifyFeedback } from "#server/feedback/classify-feedback.ts";
import { closeFeedback } from "#server/feedback/close-feedback.ts";
import { recordCall } from "#server/feedback/record-call.ts";
import { replyToFeedback } from "#server/feedback/reply-to-feedback.ts";
import { takeFeedback } from "#server/feedback/take-feedback.ts";
import { supportOfRequest } from "#server/session.ts";

export const takeNow = acting("taken", async (clerk, id, form) => {
  await takeFeedback(clerk, id, textOf(form, "from"), new Date());
  return [];
});

export const replyNow = acting("replied", (clerk, id, form) =>
  replyToFeedback(clerk, id, textOf(form, "words"), new Date()),
);

export const callNow = acting("called", (clerk, id, form) => {
  const typed = { at: textOf(form, "at"), outcome: textOf(form, "outcome"), words: textOf(form, "words") };
  return recordCall(clerk, id, typed, new Date());
});

export const classifyNow = acting("classified", (clerk, id, form) => {
  const typed = { cause: textOf(form, "cause"), was: textOf(form, "was") };
  return classifyFeedback(clerk, id, typed, new Date());
});

export const closeNow = acting("closed", (clerk, id, form) => {
  const typed = { result: textOf(form, "result"), words: textOf(form, "words") };
  return closeFeedback(clerk, id, typed, new Date());
});

/** One act on one thing somebody said; then its page again, with a word that it was done. */
function acting(
  done: "taken" | "replied" | "called" | "classified" | "closed",
  verb: (clerk: SupportContext, id: string, form: FormData) => Promise<readonly Problem[]>,
) {
  return act<SupportContext, never>(supportOfRequest, async (clerk, form) => {
    const id = textOf(form, "feedback");
    const problems = await verb(clerk, id, form);
    if (problems.length > 0) return invalid(problems, form);
    revalidatePath("/", "layout");
    return redirect({ href: `${paths.supportFeedbackItem(id)}?done=${done}`, locale: await getLocale() });
  });
}
