"use server";

import { getLocale } from "next-intl/server";
import { paths } from "#components/paths.ts";
import { redirect } from "#i18n/navigation.ts";
import { signOut } from "#server/session.ts";
import { anyone, command } from "./answer.ts";

export const signOutNow = command(anyone, async () => {
  await signOut();
  redirect({ href: `${paths.signIn}?signed-out`, locale: await getLocale() });
});
