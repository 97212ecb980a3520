import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { sheetIn } from "#app/certificate-sheets.ts";
import { gradeNow } from "#app/grade-now.ts";
import { CertificateView } from "#components/certificates/certificate-view.tsx";
import { TaskGrade } from "#components/feedback/task-grade.tsx";
import { paths } from "#components/paths.ts";
import { findCertificate } from "#server/certificates/find-certificate.ts";
import { qrCodeOf } from "#server/certificates/pdf/qr-code.ts";
import { isOfBatch, type Subject } from "#server/certificates/subject.ts";
import { givenGrade } from "#server/feedback/given-grade.ts";
import { requireMerchant } from "#server/session.ts";

type CertificatePageProps = { params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("certificate.list");
  return { title: t("kind") };
}

export default async function CertificatePage({ params }: CertificatePageProps) {
  const merchant = await requireMerchant();
  const { code } = await params;
  const certificate = await page(() => findCertificate(merchant, decodeURIComponent(code)));
  const given = await page(() => givenGrade(merchant, "certificate", certificate.code));
  const sheet = await sheetIn(await getLocale(), certificate);
  return (
    <>
      <CertificateView
        certificate={certificate}
        sheet={sheet}
        qr={await qrCodeOf(sheet.check.link)}
        back={subjectPath(certificate.subject)}
        practice={merchant.home !== undefined}
      />
      {merchant.home ? null : (
        <div className="mt-8">
          <TaskGrade action={gradeNow} task="certificate" subject={certificate.code} given={given} />
        </div>
      )}
    </>
  );
}

function subjectPath(subject: Subject): string {
  return isOfBatch(subject)
    ? paths.batchCertificates(String(subject.batchId))
    : paths.receipt(String(subject.submissionId));
}
