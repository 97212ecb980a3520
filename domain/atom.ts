/** A feed as Atom wants it (RFC 4287): every id for ever, every text plain. */
export type Feed = {
  readonly id: string;
  readonly language: string;
  readonly title: string;
  readonly subtitle: string;
  readonly author: string;
  /** The feed itself, and the page it tells of. */
  readonly self: string;
  readonly page: string;
  readonly updated: Date;
  readonly entries: readonly FeedEntry[];
};
export type FeedEntry = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly link: string;
  readonly published: Date;
  readonly updated: Date;
};

export function atomText({ entries, ...feed }: Feed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escaped(feed.language)}">`,
    element("id", feed.id),
    element("title", feed.title),
    element("subtitle", feed.subtitle),
    element("updated", feed.updated.toISOString()),
    `<author>${element("name", feed.author)}</author>`,
    `<link rel="self" type="application/atom+xml" href="${escaped(feed.self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(feed.page)}"/>`,
    ...entries.map(entryText),
    "</feed>",
    "",
  ].join("\n");
}

function entryText({ id, title, text, link, published, updated }: FeedEntry): string {
  return [
    "<entry>",
    element("id", id),
    element("title", title),
    element("published", published.toISOString()),
    element("updated", updated.toISOString()),
    `<link rel="alternate" type="text/html" href="${escaped(link)}"/>`,
    `<content type="text">${escaped(text)}</content>`,
    "</entry>",
  ].join("\n");
}

function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** What XML 1.0 has no character for is left out, and nothing in a text is markup. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"']/g, (character) => entities[character] ?? "");
}
