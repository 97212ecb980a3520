import MiniSearch from "minisearch";
import type { FaqEntry } from "./entry.ts";
import { codeTokensOf, latinRuns, normalise, slipTokensOf, tokensOf } from "./tokens.ts";

export type FaqHit = {
  readonly slug: string;
  readonly title: string;
  readonly score: number;
  readonly excerpt: string;
};

/** Longer questions are cut: a pasted error says what it is in its first lines, and pasted pages must not cost time. */
export const queryLimit = 400;
const excerptLimit = 160;
/** What is found by a mistyped word counts less than what says the word. */
const slipWeight = 0.4;

const indexes = new WeakMap<readonly FaqEntry[], MiniSearch<FaqEntry>>();

/**
 * The entries that answer what was typed, best first: words, error texts and codes, in Chinese or English, with
 * slips. Pure; the index of one array of entries is kept as long as that array lives.
 */
export function searchFaq(entries: readonly FaqEntry[], query: string, limit: number): FaqHit[] {
  const typed = query.slice(0, queryLimit).trim();
  if (typed === "") return [];
  const bySlug = new Map(entries.map((entry) => [entry.slug, entry]));
  const [flat, runs] = [flatten(typed), new Set(latinRuns(typed))];
  const boosts = new Map(entries.map((entry) => [entry.slug, codeBoost(entry, typed, flat, runs)]));
  const slips = { queries: [typed], tokenize: slipTokensOf, boostTerm: () => slipWeight, prefix: false };
  const hits = indexOf(entries).search(
    { combineWith: "OR", queries: [typed, slips] },
    { boostDocument: (slug) => boosts.get(String(slug)) ?? 1 },
  );
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
    fields: ["title", "keywords", "codes", "text", "slips"],
    extractField: (entry, field) => fieldOf(entry, field),
    tokenize: (text, field) => tokenizers[field ?? ""]?.(text) ?? tokensOf(text),
    processTerm: (term) => term,
    searchOptions: {
      tokenize: (text) => tokensOf(text),
      boost: { title: 4, keywords: 3, codes: 3, text: 1, slips: 1 },
      fuzzy: (term) => (/^[a-z]{4,}$/.test(term) ? 0.2 : false),
      prefix: (term) => /^([a-z]{4,}|\p{Script=Han})$/u.test(term),
    },
  });
  index.addAll(entries);
  indexes.set(entries, index);
  return index;
}

/** A code is found whole: nobody who types “package” is after PACKAGE_NOT_DOWNLOADED. */
const tokenizers: Readonly<Record<string, (text: string) => string[]>> = { slips: slipTokensOf, codes: codeTokensOf };

function fieldOf(entry: FaqEntry, field: string): string {
  switch (field) {
    case "slips":
      return [entry.title, ...entry.keywords, ...entry.codes].join("\n");
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

/** By how much an answer weighs more: an error text or code that was typed whole names it. */
function codeBoost(entry: FaqEntry, typed: string, flat: string, runs: ReadonlySet<string>): number {
  if (entry.codes.includes(typed)) return 25;
  const named = entry.codes.some((code) =>
    /^[\w.+-]+$/.test(code) ? runs.has(code.toLowerCase()) : flat.includes(flatten(code)),
  );
  return named ? 5 : 1;
}

function flatten(text: string): string {
  return normalise(text).replace(/[^\p{L}\p{N}]/gu, "");
}

/** The opening line: every answer begins with its short form. */
function excerptOf(text: string): string {
  const letters = [...(text.split("\n", 1)[0] ?? "")];
  return letters.length <= excerptLimit ? letters.join("") : `${letters.slice(0, excerptLimit - 1).join("")}…`;
}
