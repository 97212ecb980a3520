import { getLocale } from "next-intl/server";
import { lessonsOf } from "#app/lessons-of.ts";
import { Article, articleParts } from "#components/guides/article.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { listCourses, readCourse } from "#content/read-content.ts";

/** What staff are to learn, with its lessons. */
export async function StaffCourses() {
  const locale = await getLocale();
  const courses = listCourses(locale).filter(({ roles }) => roles.includes("support"));
  const read = await Promise.all(courses.map(({ slug }) => readCourse(locale, slug)));
  return read
    .filter((course) => course !== null)
    .map(({ entry, Body }) => (
      <div key={entry.slug} className="grid gap-4">
        <h3 className="font-medium">{entry.title}</h3>
        <Article>
          <Body components={articleParts} />
        </Article>
        <ol className="grid list-decimal gap-1 ps-6 marker:text-ink-faint">
          {lessonsOf(locale, entry.lessons).map(({ name, href, title }) => (
            <li key={name}>
              <TextLink href={href}>{title}</TextLink>
            </li>
          ))}
        </ol>
      </div>
    ));
}
