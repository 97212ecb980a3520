"use server";

import { getLocale } from "next-intl/server";
import { act, invalid } from "#app/answer.ts";
import { paths } from "#components/paths.ts";
import { redirect } from "#i18n/navigation.ts";
import { chooseKinds } from "#server/notices/choose-kinds.ts";
import { merchantOfRequest } from "#server/session.ts";

export const chooseKindsNow = act<Awaited<ReturnType<typeof merchantOfRequest>>, never>(
  merchantOfRequest,
  async (merchant, form) => {
    const textsOf = (name: string) => form.getAll(name).filter((value) => typeof value === "string");
    const chosen = new Map(textsOf("recipient").map((id) => [id, textsOf(`recipient-${id}`)]));
    const problems = await chooseKinds(merchant, chosen, new Date());
    if (problems.length > 0) return invalid(problems, form);
    return redirect({ href: `${paths.settingsNotices}?saved=kinds`, locale: await getLocale() });
  },
);
