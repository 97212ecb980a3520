import type { NextRequest } from "next/server";
import { route } from "#app/answer.ts";
import { uploadLimits } from "#domain/upload-limits.ts";
import { Refusal } from "#server/refusal.ts";
import { merchantOfRequest } from "#server/session.ts";
import { appendPiece } from "#server/uploads/append-piece.ts";
import { findUpload } from "#server/uploads/find-upload.ts";
import { finishUpload } from "#server/uploads/finish-upload.ts";
import { malformed, offsetHeaders, orProblem, receivedAnswer } from "../answers.ts";
import { incomingOf } from "../incoming.ts";
import { unpacked } from "../unpacked.ts";

type Params = { readonly uploadId: string };

/** How much of an upload is here (tus 1.0: `Upload-Offset`, also by HEAD). */
export const GET = route<Params>(async (_request, { uploadId }) => {
  const merchant = await merchantOfRequest();
  const upload = await findUpload(merchant, uploadId);
  return Response.json({ received: upload.received, size: upload.size }, { headers: offsetHeaders(upload) });
});

/**
 * Takes the bytes from `Upload-Offset` on, as they are or as `Content-Encoding: gzip`. 204 with the new offset while some
 * are missing; with the last ones the answer is that of a file sent whole. 409 with the true offset where it differs.
 */
export async function PATCH(request: NextRequest, context: { params: Promise<Params> }): Promise<Response> {
  const incoming = incomingOf(request.body, uploadLimits.pieceBytes);
  const take = route<Params>((_request, { uploadId }) => orProblem(() => taken(request, uploadId, incoming.bytes)));
  const answer = await take(request, context);
  if (answer.status >= 400) await incoming.drain();
  return answer;
}

async function taken(request: NextRequest, uploadId: string, body: AsyncIterable<Uint8Array>): Promise<Response> {
  const merchant = await merchantOfRequest();
  const offset = /^\d{1,15}$/.exec(request.headers.get("upload-offset") ?? "")?.[0];
  if (!offset) return malformed("Upload-Offset");
  if (Number(request.headers.get("content-length") ?? 0) > uploadLimits.pieceBytes)
    throw new Refusal("too-much", "PIECE_TOO_LARGE");
  const bytes = unpacked(body, request.headers.get("content-encoding"));
  const upload = await appendPiece(merchant, uploadId, { offset: Number(offset), bytes }, new Date());
  if (upload.received < upload.size) return new Response(null, { status: 204, headers: offsetHeaders(upload) });
  return receivedAnswer(await finishUpload(merchant, uploadId, new Date()), offsetHeaders(upload));
}
