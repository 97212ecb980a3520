import { jsonExcess } from "#domain/json-shape.ts";
import { ApiProblem } from "./api-problem.ts";

/** A thousand invoices of many lines each. The proxy before this would cut at ten megabytes. */
const limits = { bytes: 8_000_000, depth: 6, values: 500_000 };

/** A body as JSON, looked at before it is parsed. @throws ApiProblem 413, 415, 422 */
export async function jsonBody(request: Request): Promise<unknown> {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new ApiProblem(415, "CONTENT_TYPE");
  const text = await textOf(request);
  const excess = jsonExcess(text, limits);
  if (excess === "depth") throw new ApiProblem(422, "JSON_TOO_DEEP", { limit: String(limits.depth) });
  if (excess === "values") throw new ApiProblem(422, "JSON_TOO_LONG", { limit: String(limits.values) });
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiProblem(422, "JSON_MALFORMED");
  }
}

/** What is announced to be too large is not read at all, and what is not announced no further than the limit. */
async function textOf(request: Request): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > limits.bytes) throw tooLarge();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let size = 0;
  let text = "";
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > limits.bytes) throw tooLarge();
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    throw error instanceof ApiProblem ? error : new ApiProblem(422, "JSON_MALFORMED");
  }
}

function tooLarge(): ApiProblem {
  return new ApiProblem(413, "BODY_TOO_LARGE", { limit: String(limits.bytes / 1_000_000) });
}
