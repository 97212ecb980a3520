import type { NextRequest } from "next/server";
import { Refusal } from "#server/refusal.ts";

/** The most bytes of a body that holds one file: a form is a little larger than the file in it. */
export function bodyLimit(fileLimit: number): number {
  return fileLimit + 65_536;
}

/** By what is announced, before anything is read. */
export function isTooLarge(request: NextRequest, fileLimit: number): boolean {
  return Number(request.headers.get("content-length") ?? 0) > bodyLimit(fileLimit);
}

/** @throws Refusal too-much FILE_TOO_LARGE, with `limit` in MB */
export function assertSize(request: NextRequest, fileLimit: number): void {
  if (isTooLarge(request, fileLimit))
    throw new Refusal("too-much", "FILE_TOO_LARGE", { limit: String(fileLimit / 1024 / 1024) });
}
