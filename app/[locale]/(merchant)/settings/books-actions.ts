"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { act, invalid } from "#app/answer.ts";
import { textOf } from "#app/text-of.ts";
import { paths } from "#components/paths.ts";
import { redirect } from "#i18n/navigation.ts";
import { setTolerance } from "#server/reconciliation/set-tolerance.ts";
import { switchHealing } from "#server/reconciliation/switch-healing.ts";
import { merchantOfRequest } from "#server/session.ts";

export const setToleranceNow = act(merchantOfRequest, async (merchant, form) => {
  const problems = await setTolerance(merchant, textOf(form, "tolerance"), new Date());
  return problems.length > 0 ? invalid(problems, form) : saved("tolerance");
});

export const switchHealingNow = act(merchantOfRequest, async (merchant, form) => {
  const heals = textOf(form, "heals") === "yes";
  await switchHealing(merchant, heals, new Date());
  return saved(heals ? "on" : "off");
});

async function saved(what: "tolerance" | "on" | "off"): Promise<never> {
  revalidatePath("/", "layout");
  return redirect({ href: `${paths.settings}?saved=books-${what}#books`, locale: await getLocale() });
}
