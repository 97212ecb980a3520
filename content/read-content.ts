import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { evaluate } from "@mdx-js/mdx";
import type { ComponentType } from "react";
import * as runtime from "react/jsx-runtime";
import { parse } from "yaml";
import type { z } from "zod";
import {
  type ContentLocale,
  type CourseEntry,
  contentLocales,
  courseFrontMatterSchema,
  type FaqEntry,
  faqFrontMatterSchema,
  type GuideEntry,
  guideFrontMatterSchema,
  type HandbookEntry,
  handbookFrontMatterSchema,
} from "./entry.ts";
import { type GuideStep, guideSteps } from "./guide-steps.ts";
import { plainText } from "./plain-text.ts";

/** A page's text as a component; `components` replaces elements by name (`a`, `h2`) and gives the guides `Step` and `Ui`. */
export type Body = ComponentType<{ components?: Readonly<Record<string, unknown>> }>;

type Folder = "faq" | "guides" | "handbook" | "training";
/** What one folder holds: the entries in their order, and each body by its slug. */
type Shelf<Entry> = { readonly entries: readonly Entry[]; readonly bodies: ReadonlyMap<string, string> };
type Placed<FrontMatter> = FrontMatter & { slug: string; text: string };

const shelves = new Map<string, Shelf<unknown>>();
const bodies = new Map<string, Promise<Body>>();

/** All questions of one language in the order of their ids; read once per process, the same array every time. */
export function listFaq(locale: ContentLocale): readonly FaqEntry[] {
  return faqShelf(locale).entries;
}

/** One answer, or null where no file has that slug. */
export async function readFaq(locale: ContentLocale, slug: string): Promise<{ entry: FaqEntry; Body: Body } | null> {
  return readOne(`faq/${locale}`, faqShelf(locale), slug);
}

/** All guides of one language, in the order one learns. */
export function listGuides(locale: ContentLocale): readonly GuideEntry[] {
  return guideShelf(locale).entries;
}

/** One guide, or null where no file has that slug. */
export async function readGuide(
  locale: ContentLocale,
  slug: string,
): Promise<{ entry: GuideEntry; Body: Body } | null> {
  return readOne(`guides/${locale}`, guideShelf(locale), slug);
}

/** The contingency handbook in one language, the plan first. */
export function listHandbook(locale: ContentLocale): readonly HandbookEntry[] {
  return handbookShelf(locale).entries;
}

/** One page of it, or null where no file has that slug. */
export async function readHandbook(
  locale: ContentLocale,
  slug: string,
): Promise<{ entry: HandbookEntry; Body: Body } | null> {
  return readOne(`handbook/${locale}`, handbookShelf(locale), slug);
}

/** All courses in one language, in their order. */
export function listCourses(locale: ContentLocale): readonly CourseEntry[] {
  return courseShelf(locale).entries;
}

/** One course, or null where no file has that slug. */
export async function readCourse(
  locale: ContentLocale,
  slug: string,
): Promise<{ entry: CourseEntry; Body: Body } | null> {
  return readOne(`training/${locale}`, courseShelf(locale), slug);
}

/** The steps of a guide in their order; none where no file has that slug. */
export function listSteps(locale: ContentLocale, slug: string): readonly GuideStep[] {
  return guideSteps(guideShelf(locale).bodies.get(slug) ?? "");
}

function faqShelf(locale: ContentLocale): Shelf<FaqEntry> {
  return readShelf("faq", locale, faqFrontMatterSchema, (a, b) => a.id - b.id);
}

function guideShelf(locale: ContentLocale): Shelf<GuideEntry> {
  return readShelf("guides", locale, guideFrontMatterSchema, (a, b) => a.order - b.order);
}

function handbookShelf(locale: ContentLocale): Shelf<HandbookEntry> {
  return readShelf("handbook", locale, handbookFrontMatterSchema, (a, b) => a.order - b.order);
}

function courseShelf(locale: ContentLocale): Shelf<CourseEntry> {
  return readShelf("training", locale, courseFrontMatterSchema, (a, b) => a.order - b.order);
}

function readShelf<FrontMatter extends object>(
  folder: Folder,
  locale: ContentLocale,
  schema: z.ZodType<FrontMatter>,
  order: (a: Placed<FrontMatter>, b: Placed<FrontMatter>) => number,
): Shelf<Placed<FrontMatter>> {
  if (!contentLocales.includes(locale)) throw new RangeError(`no content in the language ${JSON.stringify(locale)}`);
  const path = join("content", folder, locale);
  const known = shelves.get(path);
  if (known) return known as Shelf<Placed<FrontMatter>>;
  const sources = readdirSync(join(process.cwd(), path))
    .filter((name) => name.endsWith(".mdx"))
    .map((name) => readSource(join(path, name), name.slice(0, -".mdx".length), schema));
  const shelf = {
    entries: sources.map((source) => source.entry).sort(order),
    bodies: new Map(sources.map((source) => [source.entry.slug, source.mdx])),
  };
  shelves.set(path, shelf);
  return shelf;
}

function readSource<FrontMatter extends object>(path: string, slug: string, schema: z.ZodType<FrontMatter>) {
  const { frontMatter, mdx } = splitFrontMatter(path, readFileSync(join(process.cwd(), path), "utf8"));
  const parsed = schema.safeParse(parse(frontMatter));
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`${path}: wrong front matter: ${faults.join("; ")}`);
  }
  return { entry: { ...parsed.data, slug, text: plainText(mdx) }, mdx };
}

function splitFrontMatter(path: string, source: string): { frontMatter: string; mdx: string } {
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source.replaceAll("\r\n", "\n"));
  if (!match) throw new Error(`${path}: no front matter between two lines of ---`);
  return { frontMatter: match[1] ?? "", mdx: match[2] ?? "" };
}

async function readOne<Entry extends { slug: string }>(
  place: string,
  shelf: Shelf<Entry>,
  slug: string,
): Promise<{ entry: Entry; Body: Body } | null> {
  const entry = shelf.entries.find((candidate) => candidate.slug === slug);
  const mdx = shelf.bodies.get(slug);
  if (!entry || mdx === undefined) return null;
  return { entry, Body: await bodyOf(`${place}/${slug}`, mdx) };
}

function bodyOf(key: string, mdx: string): Promise<Body> {
  const known = bodies.get(key);
  if (known) return known;
  const body = compile(key, mdx);
  bodies.set(key, body);
  return body;
}

async function compile(key: string, mdx: string): Promise<Body> {
  try {
    const compiled = await evaluate(mdx, { Fragment: runtime.Fragment, jsx: runtime.jsx, jsxs: runtime.jsxs });
    return compiled.default as Body;
  } catch (cause) {
    throw new Error(`content/${key}.mdx does not compile`, { cause });
  }
}
