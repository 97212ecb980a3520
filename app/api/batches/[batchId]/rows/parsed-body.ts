import type { z } from "zod";
import { Refusal } from "#server/refusal.ts";

/** Two thousand cells of ordinary text, many times over; a page of ours never sends more. */
const longestBody = 4_000_000;

/** A body as JSON of one shape. @throws Refusal too-much BODY_TOO_LARGE, not-now BODY_MALFORMED */
export async function parsedBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  if (Number(request.headers.get("content-length") ?? 0) > longestBody) throw new Refusal("too-much", "BODY_TOO_LARGE");
  const text = await request.text();
  if (text.length > longestBody) throw new Refusal("too-much", "BODY_TOO_LARGE");
  const parsed = schema.safeParse(jsonOf(text));
  if (!parsed.success) throw new Refusal("not-now", "BODY_MALFORMED");
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
