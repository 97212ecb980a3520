"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { act, command } from "#app/answer.ts";
import { paths } from "#components/paths.ts";
import { redirect } from "#i18n/navigation.ts";
import type { MerchantContext } from "#server/context.ts";
import { merchantOfRequest } from "#server/session.ts";
import { leavePractice } from "#server/training/leave-practice.ts";
import { openPractice } from "#server/training/open-practice.ts";
import { resetPractice } from "#server/training/reset-practice.ts";

export const openPracticeNow = act<MerchantContext, never>(merchantOfRequest, async (merchant) => {
  await openPractice(merchant, new Date());
  return goTo(paths.overview);
});

export const resetPracticeNow = act<MerchantContext, never>(merchantOfRequest, async (merchant) => {
  await resetPractice(merchant, new Date());
  return goTo(paths.overview);
});

export const leavePracticeNow = command(merchantOfRequest, async (merchant) => {
  await leavePractice(merchant, new Date());
  await goTo(`${paths.training}?left=practice`);
});

/** With every frame anew, on the same page too: whose books these are, and what is ticked off, stands there. */
async function goTo(href: string): Promise<never> {
  revalidatePath("/", "layout");
  return redirect({ href, locale: await getLocale() });
}
