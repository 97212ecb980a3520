import { getTranslations } from "next-intl/server";
import { HelpFor } from "#components/guides/help-for.tsx";
import { coursePaths } from "#components/paths.ts";
import { Callout } from "#components/ui/callout.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { CourseEntry } from "#content/entry.ts";
import type { RepeatedCause } from "#server/training/repeated-causes.ts";

type RepeatedHelpProps = { repeated: readonly RepeatedCause[]; courses: readonly CourseEntry[] };

/** What holds up one invoice after the other, with the course and the answer that help. */
export async function RepeatedHelp({ repeated, courses }: RepeatedHelpProps) {
  if (repeated.length === 0) return null;
  const t = await getTranslations("training.repeated");
  const causes = await getTranslations("missing.causes");
  return (
    <Callout kind="warning" title={t("title")}>
      <ul className="grid gap-2">
        {repeated.slice(0, 3).map(({ cause, invoices }) => {
          const course = courses.find(({ topics }) => topics.includes(cause));
          return (
            <li key={cause} className="flex flex-wrap gap-x-4">
              <span>{t("text", { cause: causes(`${cause}.label`), count: invoices })}</span>
              {course ? (
                <TextLink href={coursePaths("merchant").course(course.slug)}>
                  {t("course", { title: course.title })}
                </TextLink>
              ) : null}
              <HelpFor code={cause} label={t("faq")} />
            </li>
          );
        })}
      </ul>
    </Callout>
  );
}
