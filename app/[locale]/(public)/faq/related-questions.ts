import type { FaqEntry } from "#content/entry.ts";
import { searchFaq } from "#content/search-faq.ts";

const most = 4;

/** Other answers that whoever reads this one may be after: what a search for its title finds besides it. */
export function relatedQuestions(entries: readonly FaqEntry[], { slug, title }: FaqEntry): FaqEntry[] {
  const bySlug = new Map(entries.map((entry) => [entry.slug, entry]));
  return searchFaq(entries, title, most + 1)
    .filter((hit) => hit.slug !== slug)
    .slice(0, most)
    .flatMap((hit) => bySlug.get(hit.slug) ?? []);
}

/** The answers before and after this one in its kind. */
export function neighbours(entries: readonly FaqEntry[], { slug, kind }: FaqEntry) {
  const shelf = entries.filter((entry) => entry.kind === kind);
  const place = shelf.findIndex((entry) => entry.slug === slug);
  return { previous: shelf[place - 1] ?? null, next: shelf[place + 1] ?? null };
}
