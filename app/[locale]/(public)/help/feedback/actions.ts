"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { act, invalid } from "#app/answer.ts";
import { textOf } from "#app/text-of.ts";
import { paths } from "#components/paths.ts";
import { redirect } from "#i18n/navigation.ts";
import { sendMessage } from "#server/feedback/send-message.ts";
import { speakerOfRequest } from "#server/session.ts";

export const sendMessageNow = act<Awaited<ReturnType<typeof speakerOfRequest>>, never>(
  speakerOfRequest,
  async (speaker, form) => {
    const locale = await getLocale();
    const typed = {
      kind: textOf(form, "kind"),
      words: textOf(form, "words"),
      from: textOf(form, "from"),
      phone: textOf(form, "phone"),
      locale,
    };
    const sent = await sendMessage(speaker, typed, new Date());
    if ("problems" in sent) return invalid(sent.problems, form);
    revalidatePath("/", "layout");
    const query = new URLSearchParams({ sent: sent.id, ...(sent.dueOn && { due: sent.dueOn }) });
    return redirect({ href: `${paths.feedback}?${query}`, locale });
  },
);
