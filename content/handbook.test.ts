import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { paths } from "#components/paths.ts";
import { alertRules, handbookPages } from "#domain/alert-rule.ts";
import { contentLocales } from "./entry.ts";
import { listHandbook, readHandbook } from "./read-content.ts";

const headings = {
  "zh-CN": ["怎么看出来", "商户会看到什么", "按顺序做", "谁来定", "对商户怎么说", "什么时候算完"],
  en: [
    "How to see it",
    "What merchants notice",
    "What to do, in this order",
    "Who decides",
    "What to tell merchants",
    "When it is over",
  ],
} as const;
const incidents = handbookPages.filter((page) => page !== "plan");
const rooms: readonly unknown[] = Object.values(paths).filter(
  (path) => typeof path === "string" && path.startsWith("/ops"),
);

describe.each(contentLocales)("the handbook in %s", (locale) => {
  const sourceOf = (slug: string) => readFileSync(join("content/handbook", locale, `${slug}.mdx`), "utf8");

  test("has every page there is, the plan first, and no other", () => {
    expect(listHandbook(locale).map(({ slug }) => slug)).toEqual([...handbookPages]);
    expect(readdirSync(join("content/handbook", locale))).toHaveLength(handbookPages.length);
  });

  test("is opened by every rule, and every page by a rule", async () => {
    for (const { name, handbook } of alertRules) expect(await readHandbook(locale, handbook), name).not.toBeNull();
    expect(incidents.filter((page) => !alertRules.some(({ handbook }) => handbook === page))).toEqual([]);
  });

  test.each(incidents)("%s says the six things in their order, and what to do in steps", (slug) => {
    const source = sourceOf(slug);
    expect([...source.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual(headings[locale]);
    expect(source.match(/^\d\. /gm)?.length).toBeGreaterThanOrEqual(4);
  });

  test.each([...handbookPages])("%s compiles and leads only to rooms that are there", async (slug) => {
    const read = await readHandbook(locale, slug);
    if (!read) throw new Error(`${slug} is not there`);
    expect(renderToStaticMarkup(createElement(read.Body))).not.toMatch(/\*\*|\]\(|&lt;/);
    const links = [...sourceOf(slug).matchAll(/\]\(([^)]*)\)/g)].map(([, link]) => link);
    expect(links.filter((link) => !rooms.includes(link))).toEqual([]);
  });
});

test("both languages have as many steps on each page", () => {
  const steps = contentLocales.map((locale) =>
    handbookPages.map((slug) =>
      (readFileSync(join("content/handbook", locale, `${slug}.mdx`), "utf8").match(/^(\d\.|-) /gm) ?? []).join(""),
    ),
  );
  expect(steps[0]).toEqual(steps[1]);
});

test("Chinese sentences carry full-width marks", () => {
  const slips = listHandbook("zh-CN").flatMap(
    ({ title, text }) => `${title}\n${text}`.match(/\p{Script=Han}[,?!;:]|[,?!;:]\p{Script=Han}/gu) ?? [],
  );
  expect(slips).toEqual([]);
});
