"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { act, anyone, invalid } from "#app/answer.ts";
import { homeOf } from "#app/home.ts";
import type { Problem } from "#domain/problem.ts";
import { redirect as redirectIn } from "#i18n/navigation.ts";
import { routing } from "#i18n/routing.ts";
import { signIn } from "#server/session.ts";
import { safeNext } from "./safe-next.ts";

/** On to where one was going; else home, in the language of the page, or in one's own when the page's is the default. */
export const signInNow = act(anyone, async (_nobody, form) => {
  const credentials = {
    signInName: String(form.get("signInName") ?? ""),
    password: String(form.get("password") ?? ""),
  };
  const problems = missing(credentials);
  if (problems.length > 0) return invalid(problems, form);
  const account = await signIn(credentials);
  const next = safeNext(form.get("next"));
  if (next) redirect(next);
  const locale = await getLocale();
  return redirectIn({ href: homeOf(account.role), locale: locale === routing.defaultLocale ? account.locale : locale });
});

function missing({ signInName, password }: { signInName: string; password: string }): Problem[] {
  const problems: Problem[] = [];
  if (signInName.trim() === "") problems.push({ code: "NAME_REQUIRED", severity: "reject", field: "signInName" });
  if (password === "") problems.push({ code: "PASSWORD_REQUIRED", severity: "reject", field: "password" });
  return problems;
}
