import type { NextRequest } from "next/server";
import { route } from "#app/answer.ts";
import { paths } from "#components/paths.ts";
import { getPathname } from "#i18n/navigation.ts";
import { type Locale, routing } from "#i18n/routing.ts";
import { type ArrivingFile, type ReceivedFile, receiveFile } from "#server/batches/receive-file.ts";
import { uploadLimit } from "#server/files.ts";
import { Refusal } from "#server/refusal.ts";
import { merchantOfRequest } from "#server/session.ts";
import { announcedName, announcedSha256 } from "./announced.ts";
import { formFile } from "./form-file.ts";

type Context = { params: Promise<Record<never, never>> };

/** Takes a table file: raw, from a script that wants JSON, or as a form, whose answer is another page. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  const answer = await take(request, context);
  return isForm(request) ? pageAfter(request, answer) : answer;
}

const take = route<Record<never, never>>(async (request) => {
  const merchant = await merchantOfRequest();
  assertSize(request);
  const file = await arriving(request);
  const received: ReceivedFile = file
    ? await receiveFile(merchant, file, new Date())
    : { problem: { code: "FILE_NOT_CHOSEN", severity: "reject", field: "file" } };
  return Response.json(received, { status: "problem" in received ? 422 : received.again ? 200 : 201 });
});

function isForm(request: NextRequest): boolean {
  return request.headers.get("content-type")?.startsWith("multipart/form-data") ?? false;
}

/** What is announced to be too large is refused before it is read. A form is a little larger than its file. */
function assertSize(request: NextRequest): void {
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > uploadLimit + 65_536) {
    throw new Refusal("too-much", "FILE_TOO_LARGE", { limit: String(uploadLimit / 1024 / 1024) });
  }
}

async function arriving(request: NextRequest): Promise<ArrivingFile | null> {
  const { body, headers } = request;
  if (!body) return null;
  if (isForm(request)) {
    const found = await formFile(body, headers.get("content-type") ?? "");
    return found && { ...found, size: null, sha256: null };
  }
  const length = headers.get("content-length");
  const name = announcedName(headers.get("content-disposition"));
  return {
    name,
    bytes: body,
    size: length === null ? null : Number(length),
    sha256: announcedSha256(headers.get("repr-digest")),
  };
}

type Answer = { batchId?: string; again?: boolean; problem?: { code: string }; refusal?: string };

/** Without a script the answer is a page: the batch, or the form again with what was wrong. */
async function pageAfter(request: NextRequest, response: Response): Promise<Response> {
  const { batchId, again, problem, refusal }: Answer = await response.json();
  const code = problem?.code ?? (refusal === "FILE_TOO_LARGE" || refusal === "SIGNED_OUT" ? refusal : "UPLOAD_BROKEN");
  const href = batchId
    ? `${paths.batch(batchId)}${again ? "?again=1" : ""}`
    : `${paths.newBatch}?${new URLSearchParams({ problem: code })}`;
  const location = getPathname({ href, locale: localeOf(request) });
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}

function localeOf(request: NextRequest): Locale {
  const asked = request.nextUrl.searchParams.get("locale");
  return routing.locales.find((locale) => locale === asked) ?? routing.defaultLocale;
}
