"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { act, invalid } from "#app/answer.ts";
import { idOf } from "#app/id-of.ts";
import { textOf } from "#app/text-of.ts";
import { paths } from "#components/paths.ts";
import { redirect } from "#i18n/navigation.ts";
import { addRecipient } from "#server/notices/add-recipient.ts";
import { removeRecipient } from "#server/notices/remove-recipient.ts";
import { sendTestLetter } from "#server/notices/send-test-letter.ts";
import { merchantOfRequest } from "#server/session.ts";

export const addRecipientNow = act(merchantOfRequest, async (merchant, form) => {
  const typed = { channel: textOf(form, "channel"), address: textOf(form, "address"), locale: textOf(form, "locale") };
  const problems = await addRecipient(merchant, typed, new Date());
  return problems.length > 0 ? invalid(problems, form) : saved("added");
});

export const removeRecipientNow = act(merchantOfRequest, async (merchant, form) => {
  await removeRecipient(merchant, idOf(form, "recipient"), new Date());
  return saved("removed");
});

export const testRecipientNow = act(merchantOfRequest, async (merchant, form) => {
  await sendTestLetter(merchant, idOf(form, "recipient"), new Date());
  return saved("tested");
});

async function saved(what: "added" | "removed" | "tested"): Promise<never> {
  revalidatePath("/", "layout");
  return redirect({ href: `${paths.settings}?saved=recipient-${what}#notices`, locale: await getLocale() });
}
