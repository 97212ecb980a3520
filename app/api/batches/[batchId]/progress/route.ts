import { createHash } from "node:crypto";
import { route } from "#app/answer.ts";
import { batchIdOf } from "#server/batches/batch-id.ts";
import { findProgress } from "#server/batches/find-progress.ts";
import { merchantOfRequest } from "#server/session.ts";

/** How far a batch is, in about 200 bytes; the same as last time costs no body. */
export const GET = route<{ batchId: string }>(async (request, { batchId }) => {
  const progress = await findProgress(await merchantOfRequest(), batchIdOf(batchId));
  const body = JSON.stringify(progress);
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 16)}"`;
  const headers = { etag, "cache-control": "private, no-cache", "content-type": "application/json" };
  return request.headers.get("if-none-match") === etag
    ? new Response(null, { status: 304, headers })
    : new Response(body, { headers });
});
