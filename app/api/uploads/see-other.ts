import type { NextRequest } from "next/server";
import { getPathname } from "#i18n/navigation.ts";
import { type Locale, routing } from "#i18n/routing.ts";

/** The answer to a form that was posted without a script: a page (one of `paths`), in the language the form was in. */
export function seeOther(request: NextRequest, href: string): Response {
  const location = getPathname({ href, locale: localeOf(request) });
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}

function localeOf(request: NextRequest): Locale {
  const asked = request.nextUrl.searchParams.get("locale");
  return routing.locales.find((locale) => locale === asked) ?? routing.defaultLocale;
}
