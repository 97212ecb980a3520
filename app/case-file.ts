import { ReadableStream } from "node:stream/web";
import type { OpenedFile } from "#server/support/find-case-file.ts";

/** A file to be kept, never to be shown: whatever is in it, no browser takes it for a page of ours. */
export function caseFileResponse({ name, size, bytes }: OpenedFile): Response {
  return new Response(ReadableStream.from(bytes) as globalThis.ReadableStream<Uint8Array>, {
    headers: {
      "content-type": "application/octet-stream",
      "content-length": String(size),
      "content-disposition": `attachment; filename="attachment${endingOf(name)}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, percent)}`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

function endingOf(name: string): string {
  return /\.[a-z]{2,5}$/i.exec(name)?.[0] ?? "";
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
