import type { NextRequest } from "next/server";
import { route } from "#app/answer.ts";
import { paths } from "#components/paths.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import { getPathname } from "#i18n/navigation.ts";
import { type Locale, routing } from "#i18n/routing.ts";
import { type ArrivingFile, type ReceivedFile, receiveFile } from "#server/batches/receive-file.ts";
import type { MerchantContext } from "#server/context.ts";
import { uploadLimit } from "#server/files.ts";
import { Refusal } from "#server/refusal.ts";
import { merchantOfRequest } from "#server/session.ts";
import { announcedName, announcedSha256 } from "./announced.ts";
import { formFile } from "./form-file.ts";
import { incomingOf } from "./incoming.ts";

/** A form is a little larger than the file in it. */
const bodyLimit = uploadLimit + 65_536;

type Context = { params: Promise<Record<never, never>> };

/** Takes a table file: raw, from a script that wants JSON, or as a form, whose answer is another page. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  const incoming = incomingOf(request.body, bodyLimit);
  const take = route(async () => {
    const merchant = await merchantOfRequest();
    assertSize(request);
    return answerTo(await received(merchant, request, incoming.bytes));
  });
  const answer = await take(request, context);
  if (answer.status >= 400 && !isTooLarge(request)) await incoming.drain();
  return isForm(request) ? pageAfter(request, answer) : answer;
}

/** A form that breaks off before its file begins is a problem of the file like any other. */
async function received(
  merchant: MerchantContext,
  request: NextRequest,
  bytes: AsyncIterable<Uint8Array>,
): Promise<ReceivedFile> {
  try {
    const file = await fileIn(request, bytes);
    if (file) return await receiveFile(merchant, file, new Date());
    throw new UnreadableFile("FILE_NOT_CHOSEN");
  } catch (error) {
    if (error instanceof UnreadableFile) return { problem: error.problem };
    throw error;
  }
}

function answerTo(received: ReceivedFile): Response {
  return Response.json(received, { status: "problem" in received ? 422 : received.again ? 200 : 201 });
}

function isForm(request: NextRequest): boolean {
  return request.headers.get("content-type")?.startsWith("multipart/form-data") ?? false;
}

function isTooLarge(request: NextRequest): boolean {
  return Number(request.headers.get("content-length") ?? 0) > bodyLimit;
}

/** What is announced to be too large is refused before it is read. */
function assertSize(request: NextRequest): void {
  if (isTooLarge(request))
    throw new Refusal("too-much", "FILE_TOO_LARGE", { limit: String(uploadLimit / 1024 / 1024) });
}

async function fileIn(request: NextRequest, bytes: AsyncIterable<Uint8Array>): Promise<ArrivingFile | null> {
  const { headers } = request;
  if (isForm(request)) {
    const found = await formFile(bytes, headers.get("content-type") ?? "");
    return found && { ...found, size: null, sha256: null };
  }
  const length = headers.get("content-length");
  return {
    name: announcedName(headers.get("content-disposition")),
    bytes,
    size: length === null ? null : Number(length),
    sha256: announcedSha256(headers.get("repr-digest")),
  };
}

type Answer = { batchId?: string; again?: boolean; problem?: { code: string }; refusal?: string };

/** Without a script the answer is a page: the batch, or the form again with what was wrong. */
async function pageAfter(request: NextRequest, response: Response): Promise<Response> {
  const { batchId, again, problem, refusal }: Answer = await response.json();
  const known = refusal === "FILE_TOO_LARGE" || refusal === "SIGNED_OUT" ? refusal : "UPLOAD_BROKEN";
  const href = batchId
    ? `${paths.batch(batchId)}${again ? "?again=1" : ""}`
    : `${paths.newBatch}?${new URLSearchParams({ problem: problem?.code ?? known })}`;
  const location = getPathname({ href, locale: localeOf(request) });
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}

function localeOf(request: NextRequest): Locale {
  const asked = request.nextUrl.searchParams.get("locale");
  return routing.locales.find((locale) => locale === asked) ?? routing.defaultLocale;
}
