"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { act, command, invalid } from "#app/answer.ts";
import { textOf } from "#app/text-of.ts";
import { paths } from "#components/paths.ts";
import { redirect } from "#i18n/navigation.ts";
import { merchantOfRequest } from "#server/session.ts";
import { createToken } from "#server/tokens/create-token.ts";
import { revokeToken } from "#server/tokens/revoke-token.ts";

export const makeToken = act<Awaited<ReturnType<typeof merchantOfRequest>>, { secret: string }>(
  merchantOfRequest,
  async (merchant, form) => {
    const scopes = form.getAll("scope").filter((scope) => typeof scope === "string");
    const typed = { name: textOf(form, "name"), scopes, days: textOf(form, "days") };
    const made = await createToken(merchant, typed, new Date());
    if ("problems" in made) return invalid(made.problems, form);
    revalidatePath("/", "layout");
    return { status: "done", secret: made.secret };
  },
);

export const revokeNow = command(merchantOfRequest, async (merchant, form) => {
  await revokeToken(merchant, textOf(form, "token"), new Date());
  redirect({ href: `${paths.settingsTokens}?saved=revoked`, locale: await getLocale() });
});
