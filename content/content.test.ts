import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, describe, expect, test, vi } from "vitest";
import { paths } from "#components/paths.ts";
import { assistPageOf, readTarget } from "#domain/assist-target.ts";
import { contentLocales } from "./entry.ts";
import { pointedFrom } from "./guide-steps.ts";
import { listFaq, listGuides, listSteps, readFaq, readGuide } from "./read-content.ts";

/** Pages an answer may send its reader to, besides other answers and guides: staff's rooms are not among them. */
const pages = Object.values(paths).filter(
  (path) => typeof path === "string" && !path.startsWith("/support") && !path.startsWith("/ops"),
);

const promises = /保证|一定能|肯定能|必定|包过|guarantee|definitely|we promise/i;
const strangers =
  /https?:|www\.|\.(com|cn|net|org)\b|\b[48]00[- ]?\d{3}|\b9[56]\d{3}\b|\b1[3-9]\d{9}\b|\b12(?!366)\d{3}\b|\b010-/;
const hint = { "zh-CN": "以主管税务机关为准", en: "your tax authority decides" } as const;
const lastHeading = { "zh-CN": "还不行？", en: "Still stuck?" } as const;

/** In the order one learns. Courses and answers lead to them by these names. */
const guideSlugs = [
  "first-look",
  "find-missing",
  "send-one",
  "send-by-document",
  "send-a-file",
  "mend-failed-rows",
  "read-receipt",
  "unknown-result",
  "month-end",
  "tax-control",
  "help-a-colleague",
  "walk-a-merchant",
];

describe("both languages", () => {
  test("hold the same questions", () => {
    const facts = contentLocales.map((locale) =>
      listFaq(locale).map(({ slug, id, kind, codes, confidence, updated }) => ({
        slug,
        id,
        kind,
        codes,
        confidence,
        updated,
      })),
    );
    expect(facts[0]).toEqual(facts[1]);
  });

  test("hold the same guides: the same pictures, pages and marks", () => {
    const facts = contentLocales.map((locale) =>
      listGuides(locale).map(({ slug, minutes, order, audience, updated }) => ({
        slug,
        minutes,
        order,
        audience,
        updated,
        steps: listSteps(locale, slug).map(({ picture, open, show }) => ({ picture, open, show })),
      })),
    );
    expect(facts[0]).toEqual(facts[1]);
    expect(facts[0]?.map((guide) => guide.slug)).toEqual(guideSlugs);
  });

  test("link to the same places from the same answer", () => {
    const facts = contentLocales.map((locale) =>
      Object.fromEntries(
        listFaq(locale).map(({ slug }) => [slug, [...new Set(linksOf(sourceOf("faq", locale, slug)))].sort()]),
      ),
    );
    expect(facts[0]).toEqual(facts[1]);
  });
});

describe.each(contentLocales)("the questions in %s", (locale) => {
  const entries = listFaq(locale);

  test("have a number, to be read out on the phone, and a title of their own", () => {
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length);
    expect(entries.length).toBeGreaterThanOrEqual(75);
    expect(new Set(entries.map((entry) => entry.title)).size).toBe(entries.length);
  });

  test("say that the tax authority decides wherever we are not sure", () => {
    expect(
      entries
        .filter((entry) => entry.confidence !== "S" && !entry.text.includes(hint[locale]))
        .map((entry) => entry.slug),
    ).toEqual([]);
  });

  test("give steps to take and somewhere to go", () => {
    const bare = entries.filter(({ slug }) => {
      const source = sourceOf("faq", locale, slug);
      return !/^[12]\. /m.test(source) || linksOf(source).length === 0;
    });
    expect(bare.map(({ slug }) => slug)).toEqual([]);
  });

  test("mark the paragraph of a code only where the answer names that code, and once", () => {
    const astray = entries.flatMap(({ slug, codes }) => {
      const marked = paragraphCodesOf(sourceOf("faq", locale, slug));
      return marked
        .filter((code, index) => !codes.includes(code) || marked.indexOf(code) !== index)
        .map((code) => `${slug}: ${code}`);
    });
    expect(astray).toEqual([]);
  });

  test("begin with a short answer and end with where to go", { timeout: 60_000 }, async () => {
    for (const { slug, text } of entries) {
      const opening = text.split("\n", 1)[0] ?? "";
      expect(opening.length, slug).toBeLessThanOrEqual(locale === "en" ? 330 : 120);
      const html = await render("faq", locale, slug);
      expect(html, slug).toMatch(/^<p>/);
      expect(html.match(/<h2>(.*?)<\/h2>/g), slug).toEqual([`<h2>${lastHeading[locale]}</h2>`]);
    }
  });
});

describe.each(contentLocales)("the guides in %s", (locale) => {
  test.each(listGuides(locale).map((guide) => guide.slug))(
    "%s has four to six steps, each with its picture and a word from the screen",
    (slug) => {
      const source = sourceOf("guides", locale, slug);
      const steps = listSteps(locale, slug);
      expect(steps.length).toBeGreaterThanOrEqual(4);
      expect(steps.length).toBeLessThanOrEqual(6);
      expect(steps.map(({ picture }) => picture)).toEqual(steps.map((_, index) => `${slug}-${index + 1}`));
      expect([...source.matchAll(/<Step n=\{(\d+)\} title="[^"]+"/g)].map(([, n]) => n)).toEqual(
        steps.map(({ number }) => String(number)),
      );
      expect(source).toContain("<Ui>");
    },
  );

  test("open pages there are, and point at what the list of targets holds", () => {
    const known: readonly string[] = Object.values(paths).filter((path) => typeof path === "string");
    const astray = listGuides(locale).flatMap(({ slug }) => {
      const steps = listSteps(locale, slug);
      return steps
        .filter(({ number, open, show }) => {
          if (open && !known.includes(open)) return true;
          if (show === "") return false;
          const shown = readTarget(show);
          return !shown || pointedFrom(steps, number) === null || (open && assistPageOf(open) !== shown.page);
        })
        .map(({ picture }) => picture);
    });
    expect(astray).toEqual([]);
  });

  test("have every picture for both devices, and a film of at most 1.5 MB with its captions", () => {
    const place = (name: string) => join("public/guides", locale, name);
    for (const { slug } of listGuides(locale)) {
      const steps = listSteps(locale, slug);
      const pictures = steps.flatMap(({ picture }) => [`${picture}-desktop.png`, `${picture}-phone.png`]);
      expect([...pictures, `${slug}.webm`, `${slug}.vtt`].filter((name) => !existsSync(place(name)))).toEqual([]);
      expect(statSync(place(`${slug}.webm`)).size).toBeLessThan(1_500_000);
      const captions = readFileSync(place(`${slug}.vtt`), "utf8");
      for (const { number, title } of steps) expect(captions).toContain(`\n${number}. ${title}\n`);
    }
  });
});

describe.each(contentLocales)("every text in %s", (locale) => {
  const texts = [
    ...listFaq(locale).map((entry) => ({ folder: "faq" as const, slug: entry.slug })),
    ...listGuides(locale).map((entry) => ({ folder: "guides" as const, slug: entry.slug })),
  ];

  test("compiles, and no mark is left over in what is shown", async () => {
    for (const { folder, slug } of texts)
      expect(await render(folder, locale, slug), slug).not.toMatch(/\*\*|\]\(|&lt;\/?[A-Z]/);
  });

  test("links only to what exists", () => {
    const known = new Set([
      ...pages,
      ...listFaq(locale).map((entry) => `/faq/${entry.slug}`),
      ...listGuides(locale).map((entry) => `/guides/${entry.slug}`),
    ]);
    const dangling = texts.flatMap(({ folder, slug }) =>
      linksOf(sourceOf(folder, locale, slug)).filter((link) => !known.has(link)),
    );
    expect(dangling).toEqual([]);
  });

  test("promises nothing and names no other site or hotline than 12366", () => {
    for (const { folder, slug } of texts) {
      const source = sourceOf(folder, locale, slug);
      expect(source, slug).not.toMatch(promises);
      expect(source, slug).not.toMatch(strangers);
    }
  });
});

test("Chinese sentences carry full-width marks", () => {
  const slips = [...listFaq("zh-CN"), ...listGuides("zh-CN")].flatMap(
    (entry) => `${entry.title}\n${entry.text}`.match(/\p{Script=Han}[,?!;:]|[,?!;:]\p{Script=Han}/gu) ?? [],
  );
  expect(slips).toEqual([]);
});

test("a list is read once, so that its search index is built once", () => {
  expect(listFaq("zh-CN")).toBe(listFaq("zh-CN"));
});

test("an unknown slug is null, also when it climbs", async () => {
  expect(await readFaq("zh-CN", "no-such-question")).toBeNull();
  expect(await readFaq("zh-CN", "../en/not-found-at-bureau")).toBeNull();
  expect(await readFaq("zh-CN", "__proto__")).toBeNull();
  expect(await readGuide("en", "../../faq/en/not-found-at-bureau")).toBeNull();
});

describe("a file that is wrong", () => {
  const places: string[] = [];
  afterEach(() => {
    vi.restoreAllMocks();
    for (const place of places.splice(0)) rmSync(place, { recursive: true });
  });

  test("names itself and the field", async () => {
    const { listFaq: listAnew } = await readerOf(
      "---\nid: 1\ntitle: X\nkind: gossip\nkeywords: [a, b, c]\ncodes: []\nconfidence: S\nupdated: 2026-11-22\n---\nBody\n",
    );
    expect(() => listAnew("en")).toThrow(/content\/faq\/en\/broken\.mdx.*kind/);
  });

  test("names itself without front matter", async () => {
    const { listFaq: listAnew } = await readerOf("Body only\n");
    expect(() => listAnew("en")).toThrow(/content\/faq\/en\/broken\.mdx.*front matter/);
  });

  test("names itself when it does not compile", async () => {
    const { readFaq: readAnew } = await readerOf(
      "---\nid: 1\ntitle: X\nkind: file\nkeywords: [a, b, c]\ncodes: []\nconfidence: S\nupdated: 2026-11-22\n---\n<Step>\n",
    );
    await expect(readAnew("en", "broken")).rejects.toThrow("content/faq/en/broken.mdx");
  });

  async function readerOf(source: string) {
    const place = mkdtempSync(join(tmpdir(), "content-"));
    places.push(place);
    mkdirSync(join(place, "content/faq/en"), { recursive: true });
    writeFileSync(join(place, "content/faq/en/broken.mdx"), source);
    vi.resetModules();
    vi.spyOn(process, "cwd").mockReturnValue(place);
    return import("./read-content.ts");
  }
});

test("no file lies beside the listed ones", () => {
  for (const locale of contentLocales) {
    expect(readdirSync(join("content/faq", locale)).length).toBe(listFaq(locale).length);
    expect(readdirSync(join("content/guides", locale)).length).toBe(listGuides(locale).length);
  }
});

function sourceOf(folder: "faq" | "guides", locale: string, slug: string): string {
  return readFileSync(join("content", folder, locale, `${slug}.mdx`), "utf8");
}

function linksOf(source: string): string[] {
  return [...source.matchAll(/\]\(([^)]*)\)/g)].map((match) => match[1] ?? "");
}

function paragraphCodesOf(source: string): string[] {
  return [...source.matchAll(/<Of codes="([^"]*)" \/>/g)].flatMap((match) => (match[1] ?? "").split(" "));
}

async function render(
  folder: "faq" | "guides",
  locale: (typeof contentLocales)[number],
  slug: string,
): Promise<string> {
  const read = folder === "faq" ? await readFaq(locale, slug) : await readGuide(locale, slug);
  if (!read) throw new Error(`${folder}/${locale}/${slug} is not there`);
  return renderToStaticMarkup(createElement(read.Body, { components: { Step: Section, Ui: Section, Of: Section } }));
}

function Section({ children }: { children: ReactNode }) {
  return createElement("section", null, children);
}
