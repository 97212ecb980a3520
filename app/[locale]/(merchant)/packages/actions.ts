"use server";

import { getLocale } from "next-intl/server";
import { act, invalid } from "#app/answer.ts";
import { textOf } from "#app/text-of.ts";
import { paths } from "#components/paths.ts";
import { redirect } from "#i18n/navigation.ts";
import { askForPackage } from "#server/packages/ask-for-package.ts";
import { dissolvePackage } from "#server/packages/dissolve-package.ts";
import { handInPackage } from "#server/packages/hand-in-package.ts";
import { packageIdOf } from "#server/packages/package-id.ts";
import { saidOfExport } from "#server/packages/said-of-export.ts";
import { takeBackAnswer } from "#server/packages/take-back-answer.ts";
import { withdrawPackage } from "#server/packages/withdraw-package.ts";
import { merchantOfRequest } from "#server/session.ts";

export const askNow = act(merchantOfRequest, async (merchant) => {
  await askForPackage(merchant, new Date());
  return redirect({ href: paths.packages, locale: await getLocale() });
});

export const dissolveNow = act(merchantOfRequest, async (merchant, form) => {
  const id = textOf(form, "packageId");
  await dissolvePackage(merchant, packageIdOf(id), new Date());
  return redirect({ href: paths.package(id), locale: await getLocale() });
});

export const withdrawNow = act(merchantOfRequest, async (merchant, form) => {
  const id = textOf(form, "packageId");
  const problems = await withdrawPackage(merchant, packageIdOf(id), textOf(form, "notHandedIn") === "yes", new Date());
  if (problems.length > 0) return invalid(problems, form);
  return redirect({ href: paths.package(id), locale: await getLocale() });
});

export const handInNow = act(merchantOfRequest, async (merchant, form) => {
  const id = textOf(form, "packageId");
  const said = { on: textOf(form, "on"), bureauNumber: textOf(form, "bureauNumber") };
  const problems = await handInPackage(merchant, packageIdOf(id), said, new Date());
  if (problems.length > 0) return invalid(problems, form);
  return redirect({ href: paths.package(id), locale: await getLocale() });
});

export const takeBackNow = act(merchantOfRequest, async (merchant, form) => {
  const id = textOf(form, "packageId");
  const now = new Date();
  const typed = { at: textOf(form, "at"), from: textOf(form, "from"), to: textOf(form, "to") };
  await takeBackAnswer(merchant, packageIdOf(id), textOf(form, "file"), saidOfExport(typed, now).said, now);
  return redirect({ href: `${paths.package(id)}?received=1`, locale: await getLocale() });
});
