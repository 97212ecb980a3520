import MiniSearch from "minisearch";
import type { FaqEntry } from "./entry.ts";
import { latinRuns, tokensOf } from "./tokens.ts";

export type FaqHit = {
  readonly slug: string;
  readonly title: string;
  readonly score: number;
  readonly excerpt: string;
};

/** Longer questions are cut: nobody needs more words, and pasted pages must not cost time. */
export const queryLimit = 200;
const excerptLimit = 160;

const indexes = new WeakMap<readonly FaqEntry[], MiniSearch<FaqEntry>>();

/**
 * The entries that answer what was typed, best first: words, error texts and codes, in Chinese or English, with
 * slips. Pure; the index of one array of entries is kept as long as that array lives.
 */
export function searchFaq(entries: readonly FaqEntry[], query: string, limit: number): FaqHit[] {
  const typed = query.slice(0, queryLimit).trim();
  if (typed === "") return [];
  const bySlug = new Map(entries.map((entry) => [entry.slug, entry]));
  const hits = indexOf(entries).search(typed, { boostDocument: (slug) => codeBoost(bySlug.get(String(slug)), typed) });
  return hits.slice(0, limit).flatMap((hit) => {
    const entry = bySlug.get(String(hit.id));
    return entry ? [{ slug: entry.slug, title: entry.title, score: hit.score, excerpt: excerptOf(entry.text) }] : [];
  });
}

function indexOf(entries: readonly FaqEntry[]): MiniSearch<FaqEntry> {
  const known = indexes.get(entries);
  if (known) return known;
  const index = new MiniSearch<FaqEntry>({
    idField: "slug",
    fields: ["title", "keywords", "codes", "text"],
    extractField: (entry, field) => fieldOf(entry, field),
    tokenize: tokensOf,
    processTerm: (term) => term,
    searchOptions: {
      boost: { title: 4, keywords: 3, codes: 3, text: 1 },
      fuzzy: (term) => (/^[a-z]{4,}$/.test(term) ? 0.2 : false),
      prefix: (term) => /^([a-z]{4,}|\p{Script=Han})$/u.test(term),
    },
  });
  index.addAll(entries);
  indexes.set(entries, index);
  return index;
}

function fieldOf(entry: FaqEntry, field: string): string {
  switch (field) {
    case "keywords":
      return entry.keywords.join("\n");
    case "codes":
      return entry.codes.join("\n");
    case "title":
      return entry.title;
    case "slug":
      return entry.slug;
    default:
      return entry.text;
  }
}

/** An error text or code typed whole names its answer. */
function codeBoost(entry: FaqEntry | undefined, typed: string): number {
  if (!entry) return 1;
  const flat = flatten(typed);
  const runs = latinRuns(typed);
  const named = entry.codes.some((code) =>
    /^[\w.+-]+$/.test(code) ? runs.includes(code.toLowerCase()) : flat.includes(flatten(code)),
  );
  return named ? 3 : 1;
}

function flatten(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** The opening line: every answer begins with its short form. */
function excerptOf(text: string): string {
  const letters = [...(text.split("\n", 1)[0] ?? "")];
  return letters.length <= excerptLimit ? letters.join("") : `${letters.slice(0, excerptLimit - 1).join("")}…`;
}
