import { getLocale } from "next-intl/server";
import { Article, articleParts } from "#components/guides/article.tsx";
import { paths } from "#components/paths.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import { listCourses, listFaq, listGuides, readCourse } from "#content/read-content.ts";

/** What staff are to learn, with its lessons. */
export async function StaffCourses() {
  const locale = await getLocale();
  const courses = listCourses(locale).filter(({ roles }) => roles.includes("support"));
  const read = await Promise.all(courses.map(({ slug }) => readCourse(locale, slug)));
  const guides = new Map(listGuides(locale).map(({ slug, title }) => [slug, title]));
  const answers = new Map(listFaq(locale).map(({ slug, title }) => [slug, title]));
  return read
    .filter((course) => course !== null)
    .map(({ entry, Body }) => (
      <div key={entry.slug} className="grid gap-4">
        <h3 className="font-medium">{entry.title}</h3>
        <Article>
          <Body components={articleParts} />
        </Article>
        <ol className="grid list-decimal gap-1 ps-6 marker:text-ink-faint">
          {entry.lessons.map((lesson) => {
            const [kind, slug = ""] = lesson.split("/");
            const isGuide = kind === "guide";
            return (
              <li key={lesson}>
                <TextLink href={isGuide ? paths.guide(slug) : paths.faqEntry(slug)}>
                  {(isGuide ? guides : answers).get(slug) ?? slug}
                </TextLink>
              </li>
            );
          })}
        </ol>
      </div>
    ));
}
