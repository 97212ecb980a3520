import { createHash } from "node:crypto";

/** Asked for again and again: the same as last time costs no body. @param beside headers that go with either */
export function answeredOnce(request: Request, answer: unknown, beside: Record<string, string> = {}): Response {
  const body = JSON.stringify(answer);
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 16)}"`;
  const headers = { etag, "cache-control": "private, no-cache", "content-type": "application/json", ...beside };
  return request.headers.get("if-none-match") === etag
    ? new Response(null, { status: 304, headers })
    : new Response(body, { headers });
}
