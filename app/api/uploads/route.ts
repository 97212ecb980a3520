import type { NextRequest } from "next/server";
import { route } from "#app/answer.ts";
import { paths } from "#components/paths.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import { type ArrivingFile, receiveFile } from "#server/batches/receive-file.ts";
import type { MerchantContext } from "#server/context.ts";
import { uploadLimit } from "#server/files.ts";
import { merchantOfRequest } from "#server/session.ts";
import { announceUpload } from "#server/uploads/announce-upload.ts";
import { announcedName, announcedSha256 } from "./announced.ts";
import { announcementIn } from "./announcement-in.ts";
import { beginAnswer, malformed, orProblem, receivedAnswer } from "./answers.ts";
import { assertSize, bodyLimit, isTooLarge } from "./body-size.ts";
import { formFile } from "./form-file.ts";
import { incomingOf } from "./incoming.ts";
import { seeOther } from "./see-other.ts";

type Context = { params: Promise<Record<never, never>> };

/**
 * A file handed in: announced, to be sent in pieces (`Upload-Length`, tus 1.0); or whole in this request, raw from a
 * script that wants JSON, or as a form, whose answer is another page.
 */
export function POST(request: NextRequest, context: Context): Promise<Response> {
  return request.headers.has("upload-length") ? announce(request, context) : takeWhole(request, context);
}

const announce = route<Record<never, never>>(async (request) => {
  const merchant = await merchantOfRequest();
  const file = announcementIn(request.headers);
  if (!file) return malformed("Upload-Length, Upload-Metadata");
  return orProblem(async () => {
    const announced = await announceUpload(merchant, file, new Date());
    return "uploadId" in announced ? beginAnswer(announced) : receivedAnswer(announced);
  });
});

async function takeWhole(request: NextRequest, context: Context): Promise<Response> {
  const incoming = incomingOf(request.body, bodyLimit(uploadLimit));
  const take = route(async () => {
    const merchant = await merchantOfRequest();
    assertSize(request, uploadLimit);
    return orProblem(() => received(merchant, request, incoming.bytes));
  });
  const answer = await take(request, context);
  if (answer.status >= 400 && !isTooLarge(request, uploadLimit)) await incoming.drain();
  return isForm(request) ? pageAfter(request, answer) : answer;
}

async function received(
  merchant: MerchantContext,
  request: NextRequest,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Response> {
  const file = await fileIn(request, bytes);
  if (!file) throw new UnreadableFile("FILE_NOT_CHOSEN");
  return receivedAnswer(await receiveFile(merchant, file, new Date()));
}

function isForm(request: NextRequest): boolean {
  return request.headers.get("content-type")?.startsWith("multipart/form-data") ?? false;
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
  return seeOther(request, href);
}
