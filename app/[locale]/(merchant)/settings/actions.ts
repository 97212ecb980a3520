"use server";

import { getLocale } from "next-intl/server";
import { command } from "#app/answer.ts";
import { paths } from "#components/paths.ts";
import { redirect } from "#i18n/navigation.ts";
import { accountLocaleOf } from "#server/accounts/account-locale.ts";
import { setLocale } from "#server/accounts/set-locale.ts";
import { setReportLetters } from "#server/reports/set-report-letters.ts";
import { requireMerchant } from "#server/session.ts";

export const chooseLanguage = command(requireMerchant, async (merchant, form) => {
  const locale = accountLocaleOf(String(form.get("locale")));
  await setLocale(merchant, locale);
  redirect({ href: `${paths.settings}?saved=language`, locale });
});

export const chooseReports = command(requireMerchant, async (merchant, form) => {
  await setReportLetters(merchant, String(form.get("reports")), new Date());
  redirect({ href: `${paths.settings}?saved=reports#reports`, locale: await getLocale() });
});
