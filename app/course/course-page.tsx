import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { Article, articleParts } from "#components/guides/article.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { coursePaths } from "#components/paths.ts";
import { StartTestForm } from "#components/training/start-test-form.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { BusinessDate } from "#components/ui/date-time.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { readCourse } from "#content/read-content.ts";
import { businessDateOf } from "#domain/period.ts";
import { findProgress } from "#server/training/find-progress.ts";
import { type StudentContext, studentOf } from "#server/training/student.ts";
import { startTestNow } from "./actions.ts";
import { LessonList } from "./lesson-list.tsx";

type CoursePageProps = { student: StudentContext; course: string };

export async function courseMetadata(course: string): Promise<Metadata> {
  const read = await readCourse(await getLocale(), course);
  return read ? { title: read.entry.title, description: read.entry.summary } : {};
}

/** One course: what it is about, its lessons to tick off, and its test. */
export async function CoursePage({ student, course }: CoursePageProps) {
  const read = await readCourse(await getLocale(), course);
  if (!read?.entry.roles.some((role) => role === studentOf(student).role)) notFound();
  const paths = coursePaths(student.kind);
  const { entry, Body } = read;
  const { slug } = entry;
  const t = await getTranslations("training");
  const progress = (await page(() => findProgress(student))).find(({ course }) => course === slug);
  const certificate = progress?.certificate;
  const last = progress?.last;
  return (
    <>
      <PageHeader
        back={{ href: paths.home, label: t("back") }}
        title={entry.title}
        line={
          <>
            <p>{entry.summary}</p>
            <p className="figures mt-1 text-xs text-ink-faint">{t("courses.minutes", { minutes: entry.minutes })}</p>
          </>
        }
      />
      <div className="grid gap-10">
        {certificate ? (
          <Callout
            kind="success"
            title={t.rich("course.certified", {
              date: () => <BusinessDate date={businessDateOf(certificate.issuedAt)} form="long" />,
            })}
          >
            <TextLink href={paths.certificate(certificate.code)}>{t("course.certificate")}</TextLink>
          </Callout>
        ) : null}
        <Article>
          <Body components={articleParts} />
        </Article>
        <Section title={t("course.lessons")}>
          <LessonList course={entry} read={progress?.lessons ?? []} />
        </Section>
        <Section title={t("course.test")} lead={t("course.testText")}>
          <div className="grid gap-3">
            {last ? (
              <p className="flex flex-wrap gap-x-4">
                <span>{t("course.last", { right: last.right, total: last.total })}</span>
                <TextLink href={paths.attempt(slug, last.id)}>{t("course.lastLink")}</TextLink>
              </p>
            ) : null}
            <ClientMessages rooms={["common", "training"]}>
              <StartTestForm action={startTestNow} course={slug} again={last !== null && last !== undefined} />
            </ClientMessages>
          </div>
        </Section>
      </div>
    </>
  );
}
