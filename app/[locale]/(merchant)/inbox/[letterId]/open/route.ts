import { NextResponse } from "next/server";
import { getLocale } from "next-intl/server";
import { route } from "#app/answer.ts";
import { getPathname } from "#i18n/navigation.ts";
import { openLetter } from "#server/notices/open-letter.ts";
import { merchantOfRequest } from "#server/session.ts";

/** Reads a letter and goes to what it is about. Followed twice, or by a program that looks ahead, it is read: no more. */
export const GET = route<{ letterId: string }>(async (_request, { letterId }) => {
  const link = await openLetter(await merchantOfRequest(), letterId, new Date());
  const location = getPathname({ href: link, locale: await getLocale() });
  return new NextResponse(null, { status: 303, headers: { location, "cache-control": "no-store" } });
});
