import { describe, expect, test } from "vitest";
import { testTopics } from "#domain/course-test.ts";
import { courseSlugs } from "#domain/training-plan.ts";
import english from "#messages/en/notices.json" with { type: "json" };
import chinese from "#messages/zh-CN/notices.json" with { type: "json" };
import { contentLocales } from "./entry.ts";
import { listCourses, listFaq, listGuides, readCourse } from "./read-content.ts";

const hint = { "zh-CN": "以主管税务机关为准", en: "tax authority decides" } as const;
const titles = { "zh-CN": chinese.letters.courses, en: english.letters.courses } as const;

test("both languages hold the same courses, and those the plans name", () => {
  const [chineseCourses, englishCourses] = contentLocales.map((locale) =>
    listCourses(locale).map(({ slug, minutes, order, roles, lessons, topics }) => ({
      slug,
      minutes,
      order,
      roles,
      lessons,
      topics,
    })),
  );
  expect(chineseCourses).toEqual(englishCourses);
  expect(chineseCourses?.map(({ slug }) => slug)).toEqual([...courseSlugs]);
});

describe.each(contentLocales)("the courses in %s", (locale) => {
  const courses = listCourses(locale);

  test("name only guides and answers there are, each once", () => {
    const known = new Set([
      ...listGuides(locale).map(({ slug }) => `guide/${slug}`),
      ...listFaq(locale).map(({ slug }) => `faq/${slug}`),
    ]);
    expect(
      courses.flatMap(({ slug, lessons }) => lessons.filter((one) => !known.has(one)).map((one) => `${slug}: ${one}`)),
    ).toEqual([]);
    for (const { lessons } of courses) expect(new Set(lessons).size).toBe(lessons.length);
  });

  test("ask about what can be asked", () => {
    const known: readonly string[] = testTopics;
    expect(courses.flatMap(({ topics }) => topics.filter((topic) => !known.includes(topic)))).toEqual([]);
  });

  test("are called in letters what they are called", () => {
    expect(Object.fromEntries(courses.map(({ slug, title }) => [slug, title]))).toEqual(titles[locale]);
  });

  test("compile, and say who decides", async () => {
    for (const { slug, text } of courses) {
      expect((await readCourse(locale, slug))?.entry.slug).toBe(slug);
      expect(text).toContain(hint[locale]);
    }
  });
});
