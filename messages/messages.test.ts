import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { rooms } from "#i18n/messages.ts";
import { routing } from "#i18n/routing.ts";

type Tree = { readonly [key: string]: string | Tree };

const root = join(import.meta.dirname, "..");
const [original, ...translations] = routing.locales;

/** Whole families whose keys are computed from a code, or read as plain objects: no source names them one by one. */
const computed = ["errors.fault.", "notices.letters.", "problems.", "refusals.", "states."];

describe.each(routing.locales)("%s", (locale) => {
  test("has one file for every room and no other", () => {
    const files = readdirSync(join(root, "messages", locale)).sort();
    expect(files).toEqual(rooms.map((room) => `${room}.json`).sort());
  });

  test.each([...rooms])("%s.json is sorted and says something under every key", (room) => {
    const tree = readRoom(locale, room);
    expect(roomText(locale, room)).toBe(`${JSON.stringify(sorted(tree), null, 2)}\n`);
    expect(leaves(tree, room).filter(([, text]) => text.trim() === "")).toEqual([]);
  });
});

describe.each(translations)("%s beside the original", (locale) => {
  test.each([...rooms])("%s.json has the same keys", (room) => {
    expect(keysOf(locale, room)).toEqual(keysOf(original, room));
  });

  test.each([...rooms])("%s.json fills the same places", (room) => {
    expect(placesOf(locale, room)).toEqual(placesOf(original, room));
  });
});

test("no message is left that nothing says", () => {
  const sources = ["app", "components", "server/notices"].flatMap(sourceFiles);
  const said = new Set(sources.flatMap(saidIn));
  const patterns = [...said].filter((key) => key.includes(anything)).map(keyPattern);
  const unsaid = rooms
    .flatMap((room) => keysOf(original, room))
    .filter((key) => !computed.some((family) => key.startsWith(family)))
    .filter((key) => !said.has(key) && !patterns.some((pattern) => pattern.test(key)));
  expect(unsaid).toEqual([]);
});

function roomText(locale: string, room: string): string {
  return readFileSync(join(root, "messages", locale, `${room}.json`), "utf8");
}

function readRoom(locale: string, room: string): Tree {
  return JSON.parse(roomText(locale, room));
}

/** As a JavaScript object keeps its keys, so that any script that writes these files writes them alike. */
function sorted(tree: Tree): Tree {
  const entries = Object.entries(tree).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, value]) => [key, typeof value === "string" ? value : sorted(value)]));
}

function leaves(tree: Tree, path: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const here = `${path}.${key}`;
    return typeof value === "string" ? [[here, value] as [string, string]] : leaves(value, here);
  });
}

function keysOf(locale: string, room: string): string[] {
  return leaves(readRoom(locale, room), room).map(([key]) => key);
}

/** `{name}`, `{count, plural, …}` and `<link>` of every sentence; the words of a plural's branches are not places. */
function placesOf(locale: string, room: string): Record<string, string[]> {
  const found = leaves(readRoom(locale, room), room).map(([key, text]) => {
    const places = [...text.matchAll(/\{(\w+)(?=\s*[,}])|<(\w+)>/g)].map(([, name, tag]) => name ?? `<${tag}>`);
    return [key, [...new Set(places)].sort()];
  });
  return Object.fromEntries(found);
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|^generated/.test(name))
    .map((name) => readFileSync(join(root, folder, name), "utf8"));
}

/** Stands in a key for the one part of it that is computed: no source and no key holds it. */
const anything = "\0";

/**
 * What one file can say: every word in it that could be a key, whole or under a namespace it opens; and the whole
 * first level of a namespace whose translator is called with a value instead of a word.
 */
function saidIn(source: string): string[] {
  const namespaces = namespacesOf(source);
  const words = [...source.matchAll(/"([\w.-]+)"|`([^`]*\w[^`]*)`/g)].map(
    ([, literal, template]) => literal ?? template ?? "",
  );
  const computed = [...translatorsOf(source)].filter(([name]) => isCalledWithValue(source, name));
  return [
    ...namespaces.flatMap((namespace) => words.map((word) => (namespace === "" ? word : `${namespace}.${word}`))),
    ...computed.map(([, namespace]) => `${namespace}.${anything}`),
  ].map((key) => key.replace(/\$\{[^}]*\}/g, anything));
}

function namespacesOf(source: string): string[] {
  const opened = source.matchAll(/Translations[(<]\s*(?:["`]([^"`]+)["`]|\{[^}]*?namespace:\s*["`]([^"`]+)["`])?/g);
  return [...new Set([...opened].map(([, plain, named]) => plain ?? named ?? "")).add("")];
}

/** `const name = useTranslations("namespace")`, and `name: ReturnType<typeof useTranslations<"namespace">>`. */
function translatorsOf(source: string): Map<string, string> {
  const declared = source.matchAll(/(\w+)(?: = (?:await )?|: ReturnType<typeof )\w+Translations[(<]"([\w.-]+)"/g);
  return new Map([...declared].map(([, name = "", namespace = ""]) => [name, namespace]));
}

function isCalledWithValue(source: string, translator: string): boolean {
  return new RegExp(`\\b${translator}(?:\\.(?:rich|markup|raw))?\\([^"\`)]`).test(source);
}

function keyPattern(key: string): RegExp {
  return new RegExp(`^${key.split(anything).map(RegExp.escape).join("[^.]+")}$`);
}
