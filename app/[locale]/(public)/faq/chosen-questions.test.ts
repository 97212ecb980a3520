import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { answeredCodes } from "#components/guides/answered-codes.ts";
import { faqKinds } from "#content/entry.ts";
import { listFaq } from "#content/read-content.ts";
import chinese from "#messages/zh-CN/help.json";
import { isHelpedPage, popularQuestions, questionsOfPage } from "./chosen-questions.ts";

const entries = listFaq("zh-CN");

test("what is chosen is there, once", () => {
  const slugs = entries.map(({ slug }) => slug);
  for (const chosen of [popularQuestions, ...Object.values(questionsOfPage)]) {
    expect(slugs).toEqual(expect.arrayContaining([...chosen]));
    expect(new Set(chosen).size).toBe(chosen.length);
  }
});

test("every helped page and every kind has its name", () => {
  expect(Object.keys(chinese.faq.pages).sort()).toEqual(Object.keys(questionsOfPage).sort());
  expect(Object.keys(chinese.faq.kinds).sort()).toEqual([...faqKinds].sort());
});

test("every page a merchant or a visitor stands on has its help", () => {
  const pages = ["(merchant)", "(public)"].flatMap((group) =>
    readdirSync(join("app/[locale]", group), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name),
  );
  const selves = ["faq", "guides", "privacy"];
  expect(pages.length).toBeGreaterThan(12);
  expect(pages.filter((name) => !selves.includes(name) && !isHelpedPage(name))).toEqual([]);
});

test("the codes a link may be made of are those an answer names", () => {
  const named = entries.flatMap(({ codes }) => codes).filter((code) => /^[A-Z][A-Z0-9_]+$/.test(code));
  expect([...answeredCodes].sort()).toEqual([...new Set(named)].sort());
});
