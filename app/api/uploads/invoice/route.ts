import type { NextRequest } from "next/server";
import { route } from "#app/answer.ts";
import { paths } from "#components/paths.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import { getPathname } from "#i18n/navigation.ts";
import { type Locale, routing } from "#i18n/routing.ts";
import { Refusal } from "#server/refusal.ts";
import { merchantOfRequest } from "#server/session.ts";
import { documentLimit, receiveDocument } from "#server/submissions/receive-document.ts";
import { formFile } from "../form-file.ts";

/** Takes an invoice's own file from a plain form and goes back to the form of the invoice, filled in from it. */
export const POST = route<Record<never, never>>(async (request) => {
  const key = request.nextUrl.searchParams.get("key");
  const form = key === null ? paths.newInvoice : paths.reupload(key);
  try {
    const merchant = await merchantOfRequest();
    assertSize(request);
    const file = request.body && (await formFile(request.body, request.headers.get("content-type") ?? ""));
    if (!file?.name) return seeOther(request, `${form}?problem=FILE_NOT_CHOSEN`);
    const draft = await receiveDocument(merchant, file, key, new Date());
    return seeOther(request, `${form}?draft=${draft}`);
  } catch (error) {
    if (error instanceof UnreadableFile) return seeOther(request, `${form}?problem=${error.problem.code}`);
    if (!(error instanceof Refusal)) throw error;
    if (error.code === "SIGNED_OUT") return seeOther(request, `${paths.signIn}?${new URLSearchParams({ next: form })}`);
    if (error.kind === "too-much") return seeOther(request, `${form}?problem=${error.code}`);
    throw error;
  }
});

/** What is announced to be too large is refused before it is read. A form is a little larger than its file. */
function assertSize(request: NextRequest): void {
  if (Number(request.headers.get("content-length") ?? 0) > documentLimit + 65_536)
    throw new Refusal("too-much", "FILE_TOO_LARGE");
}

function seeOther(request: NextRequest, href: string): Response {
  const location = getPathname({ href, locale: localeOf(request) });
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}

function localeOf(request: NextRequest): Locale {
  const asked = request.nextUrl.searchParams.get("locale");
  return routing.locales.find((locale) => locale === asked) ?? routing.defaultLocale;
}
