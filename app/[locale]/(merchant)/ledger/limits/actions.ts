"use server";

import { getLocale } from "next-intl/server";
import { act, invalid } from "#app/answer.ts";
import { textOf } from "#app/text-of.ts";
import { paths } from "#components/paths.ts";
import { redirect } from "#i18n/navigation.ts";
import { setLimits } from "#server/ledger/set-limits.ts";
import { merchantOfRequest } from "#server/session.ts";

export const saveLimits = act(merchantOfRequest, async (merchant, form) => {
  const typed = {
    offlineHours: textOf(form, "offlineHours"),
    offlineTotal: textOf(form, "offlineTotal"),
    singleLimit: textOf(form, "singleLimit"),
  };
  const problems = await setLimits(merchant, typed, new Date());
  if (problems.length > 0) return invalid(problems, form);
  return redirect({ href: `${paths.ledgerLimits}?saved=1`, locale: await getLocale() });
});
