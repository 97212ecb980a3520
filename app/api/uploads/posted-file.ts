import type { NextRequest } from "next/server";
import { assertSize } from "./body-size.ts";
import { type FormFile, formFile } from "./form-file.ts";

/**
 * The file of a plain form; null where none was chosen. What is announced to be too large is not read at all.
 * @param limit in bytes
 * @throws Refusal too-much FILE_TOO_LARGE
 * @throws UnreadableFile FILE_NOT_WHOLE, also from `bytes`
 */
export async function postedFile(request: NextRequest, limit: number): Promise<FormFile | null> {
  assertSize(request, limit);
  return request.body && formFile(request.body, request.headers.get("content-type") ?? "");
}
