import type { NextRequest } from "next/server";
import { route } from "#app/answer.ts";
import { paths } from "#components/paths.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import { getPathname } from "#i18n/navigation.ts";
import { type Locale, routing } from "#i18n/routing.ts";
import { packageIdOf } from "#server/packages/package-id.ts";
import { answerLimit, receiveAnswer } from "#server/packages/receive-answer.ts";
import { Refusal } from "#server/refusal.ts";
import { merchantOfRequest } from "#server/session.ts";
import { formFile } from "../form-file.ts";

/** Takes a file of the bureau's from a plain form and goes on to what is in it. */
export const POST = route<Record<never, never>>(async (request) => {
  const id = request.nextUrl.searchParams.get("package") ?? "";
  try {
    const merchant = await merchantOfRequest();
    const packageId = packageIdOf(id);
    assertSize(request);
    const file = request.body && (await formFile(request.body, request.headers.get("content-type") ?? ""));
    if (!file?.name) return withProblem(request, id, "FILE_NOT_CHOSEN");
    const token = await receiveAnswer(merchant, packageId, file);
    return seeOther(request, `${paths.packageAnswer(id)}?${new URLSearchParams({ file: token })}`);
  } catch (error) {
    if (error instanceof UnreadableFile) return withProblem(request, id, error.problem.code);
    if (!(error instanceof Refusal)) throw error;
    if (error.code === "SIGNED_OUT")
      return seeOther(request, `${paths.signIn}?${new URLSearchParams({ next: paths.package(id) })}`);
    if (error.kind === "too-much") return withProblem(request, id, error.code);
    throw error;
  }
});

/** What is announced to be too large is refused before it is read. A form is a little larger than its file. */
function assertSize(request: NextRequest): void {
  if (Number(request.headers.get("content-length") ?? 0) > answerLimit + 65_536)
    throw new Refusal("too-much", "FILE_TOO_LARGE");
}

function withProblem(request: NextRequest, id: string, problem: string): Response {
  return seeOther(request, `${paths.package(id)}?${new URLSearchParams({ problem })}#file`);
}

function seeOther(request: NextRequest, href: string): Response {
  const location = getPathname({ href, locale: localeOf(request) });
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}

function localeOf(request: NextRequest): Locale {
  const asked = request.nextUrl.searchParams.get("locale");
  return routing.locales.find((locale) => locale === asked) ?? routing.defaultLocale;
}
