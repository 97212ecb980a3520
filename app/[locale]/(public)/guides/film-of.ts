import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Film } from "#components/guides/guide-film.tsx";
import type { ContentLocale } from "#content/entry.ts";
import { picturesOf } from "./pictures-of.ts";

/** As large as `e2e/guides/draw-film.ts` draws it. */
const size = { width: 546, height: 1182 };

/** The film of a guide, once it has been drawn. */
export function filmOf(locale: ContentLocale, slug: string): Film | null {
  const src = `/guides/${locale}/${slug}.webm`;
  const captions = `/guides/${locale}/${slug}.vtt`;
  if (![src, captions].every((address) => existsSync(join(process.cwd(), "public", address)))) return null;
  return { src, captions, poster: picturesOf(locale, `${slug}-1`).phone?.src, ...size };
}
