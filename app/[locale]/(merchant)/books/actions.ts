"use server";

import { getLocale } from "next-intl/server";
import { act } from "#app/answer.ts";
import { paths } from "#components/paths.ts";
import { redirect } from "#i18n/navigation.ts";
import { askForComparison } from "#server/reconciliation/ask-for-comparison.ts";
import { merchantOfRequest } from "#server/session.ts";

export const compareNow = act(merchantOfRequest, async (merchant) => {
  await askForComparison(merchant, new Date());
  return redirect({ href: paths.books, locale: await getLocale() });
});
