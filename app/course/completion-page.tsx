import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { coursePaths } from "#components/paths.ts";
import { CompletionArticle } from "#components/training/completion-article.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PrintButton } from "#components/ui/print-button.tsx";
import { listCourses } from "#content/read-content.ts";
import { findCourseCertificate } from "#server/training/find-course-certificate.ts";
import type { StudentContext } from "#server/training/student.ts";

type CompletionPageProps = { student: StudentContext; code: string };

export async function completionMetadata(): Promise<Metadata> {
  const t = await getTranslations("training.certificate");
  return { title: t("title") };
}

export async function CompletionPage({ student, code }: CompletionPageProps) {
  const certificate = await page(() => findCourseCertificate(student, decodeURIComponent(code)));
  const t = await getTranslations("training");
  const course = listCourses(await getLocale()).find(({ slug }) => slug === certificate.course);
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          back={{ href: coursePaths(student.kind).home, label: t("back") }}
          title={t("certificate.title")}
          actions={<PrintButton label={t("certificate.print")} />}
        />
      </div>
      <CompletionArticle certificate={certificate} course={course?.title ?? certificate.course} />
    </>
  );
}
