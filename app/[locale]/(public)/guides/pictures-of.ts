import { closeSync, existsSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import type { Picture, Pictures } from "#components/guides/guide-picture.tsx";
import type { ContentLocale } from "#content/entry.ts";

/** The pictures of one step, as far as they have been drawn; their sizes keep the page from jumping. */
export function picturesOf(locale: ContentLocale, name: string): Pictures {
  return {
    desktop: pictureAt(`/guides/${locale}/${name}-desktop.png`),
    phone: pictureAt(`/guides/${locale}/${name}-phone.png`),
  };
}

function pictureAt(src: string): Picture | null {
  const file = join(process.cwd(), "public", src);
  return existsSync(file) ? { src, ...sizeOfPng(file) } : null;
}

/** PNG: width and height are the first two numbers of the first chunk (IHDR). */
function sizeOfPng(file: string): { width: number; height: number } {
  const header = Buffer.alloc(24);
  const opened = openSync(file, "r");
  try {
    readSync(opened, header);
  } finally {
    closeSync(opened);
  }
  return { width: header.readUInt32BE(16), height: header.readUInt32BE(20) };
}
