"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { command } from "#app/answer.ts";
import { textOf } from "#app/text-of.ts";
import { paths } from "#components/paths.ts";
import { redirect } from "#i18n/navigation.ts";
import { readAllLetters } from "#server/notices/read-all-letters.ts";
import { merchantOfRequest } from "#server/session.ts";

export const readAllNow = command(merchantOfRequest, async (merchant, form) => {
  const upTo = textOf(form, "upTo");
  if (/^\d{1,18}$/.test(upTo)) await readAllLetters(merchant, BigInt(upTo), new Date());
  revalidatePath("/", "layout");
  redirect({ href: `${paths.inbox}?done=read`, locale: await getLocale() });
});
