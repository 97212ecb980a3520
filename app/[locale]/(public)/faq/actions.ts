"use server";

import { getLocale } from "next-intl/server";
import { command } from "#app/answer.ts";
import { paths } from "#components/paths.ts";
import { queryLimit } from "#content/search-faq.ts";
import { redirect } from "#i18n/navigation.ts";
import { noteFruitlessSearch } from "#server/feedback/note-fruitless-search.ts";
import { visitorOfRequest } from "#server/session.ts";

/** None of what was found was it: counted like nothing found, and on to somebody who can be asked. */
export const askSupport = command(visitorOfRequest, async (visitor, form) => {
  const typed = form.get("asked");
  const asked = typeof typed === "string" ? typed.slice(0, queryLimit) : "";
  const locale = await getLocale();
  await noteFruitlessSearch(visitor, asked, locale, new Date());
  redirect({ href: { pathname: paths.contact, query: { asked } }, locale });
});
