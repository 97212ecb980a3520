"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { act, invalid } from "#app/answer.ts";
import { idOf } from "#app/id-of.ts";
import { textOf } from "#app/text-of.ts";
import { paths } from "#components/paths.ts";
import { redirect } from "#i18n/navigation.ts";
import { silenceAlert, silences } from "#server/monitoring/silence-alert.ts";
import { addRecipient } from "#server/notices/add-recipient.ts";
import { removeRecipient } from "#server/notices/remove-recipient.ts";
import { sendTestLetter } from "#server/notices/send-test-letter.ts";
import { operatorOfRequest } from "#server/session.ts";

export const silenceNow = act(operatorOfRequest, async (operator, form) => {
  const hours = silences.find((one) => String(one) === textOf(form, "hours")) ?? silences[0];
  await silenceAlert(operator, idOf(form, "alert"), hours, new Date());
  return backTo(paths.opsAlerts);
});

export const addRecipientNow = act(operatorOfRequest, async (operator, form) => {
  const typed = {
    channel: textOf(form, "channel"),
    address: textOf(form, "address"),
    locale: textOf(form, "locale"),
    wants: textOf(form, "wants"),
  };
  const problems = await addRecipient(operator, typed, new Date());
  return problems.length > 0 ? invalid(problems, form) : saved("added");
});

export const removeRecipientNow = act(operatorOfRequest, async (operator, form) => {
  await removeRecipient(operator, idOf(form, "recipient"), new Date());
  return saved("removed");
});

export const testRecipientNow = act(operatorOfRequest, async (operator, form) => {
  await sendTestLetter(operator, idOf(form, "recipient"), new Date());
  return saved("tested");
});

function saved(what: "added" | "removed" | "tested"): Promise<never> {
  return backTo(`${paths.opsAlerts}?saved=${what}#recipients`);
}

async function backTo(href: string): Promise<never> {
  revalidatePath("/", "layout");
  return redirect({ href, locale: await getLocale() });
}
