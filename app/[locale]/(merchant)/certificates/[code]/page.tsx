import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { sheetIn } from "#app/certificate-sheets.ts";
import { CertificateArticle } from "#components/certificates/certificate-article.tsx";
import { PdfLink } from "#components/certificates/pdf-link.tsx";
import { ShareLine } from "#components/certificates/share-line.tsx";
import { paths } from "#components/paths.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PrintButton } from "#components/ui/print-button.tsx";
import { findCertificate } from "#server/certificates/find-certificate.ts";
import { qrCodeOf } from "#server/certificates/pdf/qr-code.ts";
import { isOfBatch, type Subject } from "#server/certificates/subject.ts";
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
  const t = await getTranslations("certificate");
  const sheet = await sheetIn(await getLocale(), certificate);
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          back={{ href: subjectPath(certificate.subject), label: t("page.back") }}
          title={t(`list.kinds.${certificate.kind}`)}
          actions={
            <>
              <PdfLink code={certificate.code} primary />
              <PrintButton label={t("page.print")} />
            </>
          }
        />
      </div>
      <div className="grid gap-8">
        <ShareLine link={sheet.check.link} />
        <CertificateArticle sheet={sheet} qr={await qrCodeOf(sheet.check.link)} />
      </div>
    </>
  );
}

function subjectPath(subject: Subject): string {
  return isOfBatch(subject)
    ? paths.batchCertificates(String(subject.batchId))
    : paths.receipt(String(subject.submissionId));
}
