import { paths } from "#components/paths.ts";
import type { ContentLocale } from "#content/entry.ts";
import { listFaq, listGuides } from "#content/read-content.ts";

/** A lesson of a course, `guide/send-one`, as it is linked to; `anchor`: where it stands in the course's own list. */
export type Lesson = {
  readonly name: string;
  readonly kind: "guide" | "faq";
  readonly href: string;
  readonly title: string;
  readonly anchor: string;
};

export function lessonsOf(locale: ContentLocale, names: readonly string[]): Lesson[] {
  const titles = new Map<string, string>([
    ...listGuides(locale).map(({ slug, title }) => [`guide/${slug}`, title] as const),
    ...listFaq(locale).map(({ slug, title }) => [`faq/${slug}`, title] as const),
  ]);
  return names.map((name) => {
    const [folder, slug = ""] = name.split("/");
    const title = titles.get(name) ?? slug;
    return folder === "guide"
      ? { name, kind: "guide", href: paths.guide(slug), title, anchor: anchorOf(name) }
      : { name, kind: "faq", href: paths.faqEntry(slug), title, anchor: anchorOf(name) };
  });
}

export function anchorOf(name: string): string {
  return name.replace("/", "-");
}
