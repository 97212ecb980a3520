import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { coursePaths } from "#components/paths.ts";
import { StartTestForm } from "#components/training/start-test-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { readCourse } from "#content/read-content.ts";
import { findTest } from "#server/training/find-test.ts";
import { type StudentContext, studentOf } from "#server/training/student.ts";
import { startTestNow } from "./actions.ts";
import { GradedTest } from "./graded-test.tsx";
import { OpenTest } from "./open-test.tsx";

type TestPageProps = { student: StudentContext; course: string; attempt: string | undefined };

export async function testMetadata(course: string): Promise<Metadata> {
  const t = await getTranslations("training.test");
  const read = await readCourse(await getLocale(), course);
  return read ? { title: t("title", { course: read.entry.title }) } : {};
}

/** An attempt: its questions until it is handed in, its result afterwards. Nothing is drawn by looking. */
export async function TestPage({ student, course: slug, attempt }: TestPageProps) {
  const read = await readCourse(await getLocale(), slug);
  if (!read?.entry.roles.some((role) => role === studentOf(student).role)) notFound();
  const t = await getTranslations("training.test");
  const test = attempt === undefined ? null : await page(() => findTest(student, attempt));
  if (test && test.course !== slug) notFound();
  return (
    <>
      <PageHeader
        back={{ href: coursePaths(student.kind).course(slug), label: read.entry.title }}
        title={t("title", { course: read.entry.title })}
        line={test?.result ? undefined : t("line")}
      />
      {test?.result ? <GradedTest student={student} test={test} result={test.result} /> : null}
      {test && !test.result ? <OpenTest test={test} /> : null}
      {test ? null : (
        <ClientMessages rooms={["common", "training"]}>
          <StartTestForm action={startTestNow} course={slug} again={false} />
        </ClientMessages>
      )}
    </>
  );
}
