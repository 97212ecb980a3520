import type { NextRequest } from "next/server";
import { route } from "#app/answer.ts";
import { sheetsInAll } from "#app/certificate-sheets.ts";
import { paths } from "#components/paths.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import { getPathname } from "#i18n/navigation.ts";
import { type Locale, routing } from "#i18n/routing.ts";
import { sealResult } from "#server/certificates/file-result.ts";
import { verifyFile, verifyFileLimit } from "#server/certificates/verify-file.ts";
import { Refusal } from "#server/refusal.ts";
import { visitorOfRequest } from "#server/session.ts";
import { formFile } from "../form-file.ts";

/** Takes a file from a plain form, compares it with what we issued and goes to the page that says what came of it. */
export const POST = route<Record<never, never>>(async (request) => {
  try {
    assertSize(request);
    const file = request.body && (await formFile(request.body, request.headers.get("content-type") ?? ""));
    if (!file?.name) return problem(request, "FILE_NOT_CHOSEN");
    const now = new Date();
    const verified = await verifyFile(await visitorOfRequest(), file.bytes, await sheetsInAll(), now);
    if (verified.kind === "no-code") return problem(request, "FILE_WITHOUT_CODE");
    if (verified.kind === "unknown-code") return problem(request, "FILE_CODE_UNKNOWN");
    const { code } = verified.verification;
    return seeOther(request, `${paths.verifyCode(code)}?${new URLSearchParams({ file: sealResult(verified, now) })}`);
  } catch (error) {
    if (error instanceof UnreadableFile) return problem(request, error.problem.code);
    if (error instanceof Refusal && error.kind === "too-much") return problem(request, error.code);
    throw error;
  }
});

/** What is announced to be too large is not read at all. A form is a little larger than its file. */
function assertSize(request: NextRequest): void {
  if (Number(request.headers.get("content-length") ?? 0) > verifyFileLimit + 65_536)
    throw new Refusal("too-much", "FILE_TOO_LARGE");
}

function problem(request: NextRequest, code: string): Response {
  return seeOther(request, `${paths.verify}?${new URLSearchParams({ problem: code })}`);
}

function seeOther(request: NextRequest, href: string): Response {
  const location = getPathname({ href, locale: localeOf(request) });
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}

function localeOf(request: NextRequest): Locale {
  const asked = request.nextUrl.searchParams.get("locale");
  return routing.locales.find((locale) => locale === asked) ?? routing.defaultLocale;
}
