import { describe, expect, test } from "vitest";
import { askedInChinese, askedInEnglish } from "./asked-by-merchants.ts";
import { listFaq } from "./read-content.ts";
import { searchFaq } from "./search-faq.ts";

const chinese = listFaq("zh-CN");
const english = listFaq("en");

describe("a question nobody tuned the search for finds its answer among the first three", () => {
  test.each(askedInChinese)("%s", (typed, slug) => {
    expect(searchFaq(chinese, typed, 3).map((hit) => hit.slug)).toContain(slug);
  });

  test.each(askedInEnglish)("%s", (typed, slug) => {
    expect(searchFaq(english, typed, 3).map((hit) => hit.slug)).toContain(slug);
  });
});

test("six of seven Chinese questions find it first", { timeout: 30_000 }, () => {
  const first = askedInChinese.filter(([typed, slug]) => searchFaq(chinese, typed, 1)[0]?.slug === slug);
  expect(askedInChinese.length).toBeGreaterThanOrEqual(60);
  expect(first.length / askedInChinese.length).toBeGreaterThanOrEqual(6 / 7);
});

test("no question is a keyword: what was asked was kept out of the answers", () => {
  const keywords = new Set([...chinese, ...english].flatMap((entry) => entry.keywords));
  expect([...askedInChinese, ...askedInEnglish].filter(([typed]) => keywords.has(typed))).toEqual([]);
});

test("one character mistyped or forgotten in a keyword costs hardly any answer", { timeout: 60_000 }, () => {
  const slips = chinese.flatMap((entry) =>
    entry.keywords
      .filter((word) => /^\p{Script=Han}{4,}$/u.test(word))
      .flatMap((word) => {
        if (!found(word).includes(entry.slug)) return [];
        const letters = [...word];
        const middle = Math.floor(letters.length / 2);
        return ["龘", ""].map((slip) => ({ typed: letters.with(middle, slip).join(""), slug: entry.slug }));
      }),
  );
  const lost = slips.filter(({ typed, slug }) => !found(typed).includes(slug));
  expect(slips.length).toBeGreaterThan(500);
  expect(lost.length / slips.length).toBeLessThan(0.03);
});

test("a whole page pasted is answered within a blink", { timeout: 30_000 }, () => {
  searchFaq(chinese, "热身", 1);
  const began = process.cpuUsage();
  searchFaq(chinese, "发票验签失败，请检查后重新上传。".repeat(1_000), 3);
  expect(process.cpuUsage(began).user / 1_000).toBeLessThan(500);
});

function found(typed: string): string[] {
  return searchFaq(chinese, typed, 3).map((hit) => hit.slug);
}
