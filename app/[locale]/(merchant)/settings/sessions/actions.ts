"use server";

import { getLocale } from "next-intl/server";
import { command } from "#app/answer.ts";
import { paths } from "#components/paths.ts";
import { redirect } from "#i18n/navigation.ts";
import { endOtherSessions } from "#server/accounts/end-other-sessions.ts";
import { endSession } from "#server/accounts/end-session.ts";
import { requireMerchant } from "#server/session.ts";

export const endOne = command(requireMerchant, async (merchant, form) => {
  await endSession(merchant, String(form.get("session")));
  redirect({ href: `${paths.settingsSessions}?ended=one`, locale: await getLocale() });
});

export const endOthers = command(requireMerchant, async (merchant) => {
  await endOtherSessions(merchant);
  redirect({ href: `${paths.settingsSessions}?ended=others`, locale: await getLocale() });
});
