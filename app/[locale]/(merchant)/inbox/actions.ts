"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { command } from "#app/answer.ts";
import { textOf } from "#app/text-of.ts";
import { paths } from "#components/paths.ts";
import { rowIdIn } from "#domain/row-id.ts";
import { redirect } from "#i18n/navigation.ts";
import { readAllLetters } from "#server/notices/read-all-letters.ts";
import { merchantOfRequest } from "#server/session.ts";

export const readAllNow = command(merchantOfRequest, async (merchant, form) => {
  const upTo = rowIdIn(textOf(form, "upTo"));
  if (upTo !== null) await readAllLetters(merchant, upTo, new Date());
  revalidatePath("/", "layout");
  redirect({ href: `${paths.inbox}?done=read`, locale: await getLocale() });
});
