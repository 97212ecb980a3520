"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { act } from "#app/answer.ts";
import { textOf } from "#app/text-of.ts";
import { paths } from "#components/paths.ts";
import { redirect } from "#i18n/navigation.ts";
import type { MerchantContext } from "#server/context.ts";
import { merchantOfRequest } from "#server/session.ts";
import { settleCase } from "#server/support/settle-case.ts";

export const settleNow = act<MerchantContext, never>(merchantOfRequest, async (merchant, form) => {
  const id = textOf(form, "case");
  await settleCase(merchant, id, textOf(form, "seen"), new Date());
  revalidatePath("/", "layout");
  return redirect({ href: `${paths.case(id)}?done=settled`, locale: await getLocale() });
});
