"use server";

import { getLocale } from "next-intl/server";
import { act, invalid } from "#app/answer.ts";
import { textOf } from "#app/text-of.ts";
import { paths } from "#components/paths.ts";
import { redirect } from "#i18n/navigation.ts";
import { acceptAnswer } from "#server/board/accept-answer.ts";
import { decidePost } from "#server/board/decide-post.ts";
import { postIdIn } from "#server/board/post-id.ts";
import { proposeAnswer } from "#server/board/propose-answer.ts";
import { settlements, settleProposal } from "#server/board/settle-proposal.ts";
import type { SupportContext } from "#server/context.ts";
import { Refusal } from "#server/refusal.ts";
import { supportOfRequest } from "#server/session.ts";

export const decideNow = act<SupportContext, never>(supportOfRequest, async (clerk, form) => {
  const kind = form.get("decision") === "hide" ? "hide" : "show";
  const id = postIdIn(textOf(form, "postId"));
  const decision = { kind, reason: textOf(form, "reason") } as const;
  const problems = await decidePost(clerk, id, textOf(form, "seen"), decision, new Date());
  if (problems.length > 0) return invalid(problems, form);
  return backTo(form);
});

export const acceptNow = act<SupportContext, never>(supportOfRequest, async (clerk, form) => {
  await acceptAnswer(clerk, postIdIn(textOf(form, "questionId")), postIdIn(textOf(form, "answerId")), new Date());
  return backTo(form);
});

export const proposeNow = act<SupportContext, never>(supportOfRequest, async (clerk, form) => {
  await proposeAnswer(clerk, postIdIn(textOf(form, "answerId")), new Date());
  return backTo(form);
});

export const settleNow = act<SupportContext, never>(supportOfRequest, async (clerk, form) => {
  const settlement = settlements.find((known) => known === form.get("settlement"));
  if (!settlement) throw new Refusal("not-found", "POST");
  await settleProposal(clerk, postIdIn(textOf(form, "answerId")), settlement, new Date());
  return backTo(form);
});

/** To the question it was done on, or to the queue. */
async function backTo(form: FormData): Promise<never> {
  const question = textOf(form, "back");
  const href = question === "" ? paths.supportBoard : paths.supportBoardQuestion(String(postIdIn(question)));
  return redirect({ href: `${href}?done=yes`, locale: await getLocale() });
}
