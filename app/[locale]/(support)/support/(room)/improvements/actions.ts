"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { act, invalid } from "#app/answer.ts";
import { textOf } from "#app/text-of.ts";
import { paths } from "#components/paths.ts";
import { redirect } from "#i18n/navigation.ts";
import type { SupportContext } from "#server/context.ts";
import { decideImprovement } from "#server/feedback/decide-improvement.ts";
import { finishImprovement } from "#server/feedback/finish-improvement.ts";
import { supportOfRequest } from "#server/session.ts";

export const decideNow = act<SupportContext, never>(supportOfRequest, async (clerk, form) => {
  const typed = {
    decision: textOf(form, "decision"),
    remedy: textOf(form, "remedy"),
    words: textOf(form, "words"),
  };
  const problems = await decideImprovement(clerk, textOf(form, "improvement"), typed, new Date());
  return problems.length > 0 ? invalid(problems, form) : saved();
});

export const finishNow = act<SupportContext, never>(supportOfRequest, async (clerk, form) => {
  const problems = await finishImprovement(clerk, textOf(form, "improvement"), textOf(form, "doneOn"), new Date());
  return problems.length > 0 ? invalid(problems, form) : saved();
});

async function saved(): Promise<never> {
  revalidatePath(paths.supportImprovements);
  return redirect({ href: `${paths.supportImprovements}?saved=1`, locale: await getLocale() });
}
