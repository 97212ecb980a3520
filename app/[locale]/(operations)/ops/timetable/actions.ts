"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { act } from "#app/answer.ts";
import { paths } from "#components/paths.ts";
import { redirect } from "#i18n/navigation.ts";
import { operatorOfRequest } from "#server/session.ts";
import { askForRun } from "#server/timetable/ask-for-run.ts";
import { cancelRun } from "#server/timetable/cancel-run.ts";

export const runNow = act(operatorOfRequest, async (operator, form) => {
  await askForRun(operator, String(form.get("subject")), new Date());
  return said("asked");
});

export const cancelNow = act(operatorOfRequest, async (operator, form) => {
  await cancelRun(operator, String(form.get("subject")), new Date());
  return said("cancelled");
});

async function said(what: "asked" | "cancelled"): Promise<never> {
  revalidatePath(paths.opsTimetable);
  return redirect({ href: `${paths.opsTimetable}?said=${what}`, locale: await getLocale() });
}
