"use server";

import { getLocale } from "next-intl/server";
import { act, invalid } from "#app/answer.ts";
import { textOf } from "#app/text-of.ts";
import { paths } from "#components/paths.ts";
import { digitChoices } from "#domain/board-post.ts";
import { redirect } from "#i18n/navigation.ts";
import { acceptAnswer } from "#server/board/accept-answer.ts";
import { chooseName } from "#server/board/choose-name.ts";
import { postIdIn } from "#server/board/post-id.ts";
import { type Posted, postOnBoard } from "#server/board/post-on-board.ts";
import { reportPost } from "#server/board/report-post.ts";
import type { MerchantContext } from "#server/context.ts";
import { merchantOfRequest } from "#server/session.ts";

export const chooseNameNow = act<MerchantContext, never>(merchantOfRequest, async (merchant, form) => {
  const problems = await chooseName(merchant, textOf(form, "displayName"), form.has("wishes"), new Date());
  if (problems.length > 0) return invalid(problems, form);
  const question = textOf(form, "questionId");
  return goTo(question === "" ? paths.boardNew : `${paths.boardQuestion(question)}#answer`);
});

export const postNow = act<MerchantContext, never>(merchantOfRequest, async (merchant, form) => {
  const question = textOf(form, "questionId");
  const digits = digitChoices.find((known) => known === form.get("digits")) ?? "ask";
  const post = {
    title: textOf(form, "title"),
    text: textOf(form, "text"),
    questionId: question === "" ? null : postIdIn(question),
    locale: await getLocale(),
    digits,
  };
  const posted = await postOnBoard(merchant, post, new Date());
  if ("problems" in posted) return invalid(posted.problems, form);
  return goTo(addressOf(posted));
});

export const acceptNow = act<MerchantContext, never>(merchantOfRequest, async (merchant, form) => {
  const question = textOf(form, "questionId");
  await acceptAnswer(merchant, postIdIn(question), postIdIn(textOf(form, "answerId")), new Date());
  return goTo(`${paths.boardQuestion(question)}?done=accepted`);
});

export const reportNow = act<MerchantContext, never>(merchantOfRequest, async (merchant, form) => {
  const question = textOf(form, "questionId");
  await reportPost(merchant, postIdIn(textOf(form, "postId")), textOf(form, "reason"), new Date());
  return goTo(`${paths.boardQuestion(question)}?done=reported`);
});

function addressOf({ id, questionId, held }: Posted): string {
  return `${paths.boardQuestion(questionId)}?done=${held ? "heldNotice" : "posted"}#post-${id}`;
}

async function goTo(href: string): Promise<never> {
  return redirect({ href, locale: await getLocale() });
}
