"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { act, invalid } from "#app/answer.ts";
import { textOf } from "#app/text-of.ts";
import { paths } from "#components/paths.ts";
import type { Problem } from "#domain/problem.ts";
import { redirect } from "#i18n/navigation.ts";
import type { SupportContext } from "#server/context.ts";
import { supportOfRequest } from "#server/session.ts";
import { closeCase } from "#server/support/close-case.ts";
import { handOverCase } from "#server/support/hand-over-case.ts";
import { noteCase } from "#server/support/note-case.ts";
import { setCasePriority } from "#server/support/set-case-priority.ts";
import { takeCase } from "#server/support/take-case.ts";

export const takeNow = acting("taken", async (clerk, id, form) => {
  await takeCase(clerk, id, textOf(form, "seen"), new Date());
  return [];
});

export const handOverNow = acting("handed", (clerk, id, form) =>
  handOverCase(clerk, id, { to: textOf(form, "to"), seen: textOf(form, "seen") }, new Date()),
);

export const prioritizeNow = acting("priority", (clerk, id, form) =>
  setCasePriority(clerk, id, { priority: textOf(form, "priority"), seen: textOf(form, "seen") }, new Date()),
);

export const noteNow = acting("noted", (clerk, id, form) => noteCase(clerk, id, textOf(form, "note"), new Date()));

export const closeNow = acting("closed", (clerk, id, form) => {
  const typed = { result: textOf(form, "result"), words: textOf(form, "words"), seen: textOf(form, "seen") };
  return closeCase(clerk, id, typed, new Date());
});

/** One act on one case; then its page again, with a word that it was done. */
function acting(
  done: "taken" | "handed" | "priority" | "noted" | "closed",
  verb: (clerk: SupportContext, id: string, form: FormData) => Promise<readonly Problem[]>,
) {
  return act<SupportContext, never>(supportOfRequest, async (clerk, form) => {
    const id = textOf(form, "case");
    const problems = await verb(clerk, id, form);
    if (problems.length > 0) return invalid(problems, form);
    revalidatePath("/", "layout");
    return redirect({ href: `${paths.supportCase(id)}?done=${done}`, locale: await getLocale() });
  });
}
