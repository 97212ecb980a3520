import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { paths } from "#components/paths.ts";
import { CompletionArticle } from "#components/training/completion-article.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PrintButton } from "#components/ui/print-button.tsx";
import { listCourses } from "#content/read-content.ts";
import { requireMerchant } from "#server/session.ts";
import { findCourseCertificate } from "#server/training/find-course-certificate.ts";

type CertificatePageProps = { params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("training.certificate");
  return { title: t("title") };
}

export default async function CourseCertificatePage({ params }: CertificatePageProps) {
  const merchant = await requireMerchant();
  const { code } = await params;
  const certificate = await page(() => findCourseCertificate(merchant, decodeURIComponent(code)));
  const t = await getTranslations("training");
  const course = listCourses(await getLocale()).find(({ slug }) => slug === certificate.course);
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          back={{ href: paths.training, label: t("back") }}
          title={t("certificate.title")}
          actions={<PrintButton label={t("certificate.print")} />}
        />
      </div>
      <CompletionArticle certificate={certificate} course={course?.title ?? certificate.course} />
    </>
  );
}
