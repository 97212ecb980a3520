import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { sheetIn } from "#app/certificate-sheets.ts";
import { CertificateArticle } from "#components/certificates/certificate-article.tsx";
import { PdfLink } from "#components/certificates/pdf-link.tsx";
import { ShareLine } from "#components/certificates/share-line.tsx";
import { paths } from "#components/paths.ts";
import { inView } from "#components/support/in-view.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PrintButton } from "#components/ui/print-button.tsx";
import { qrCodeOf } from "#server/certificates/pdf/qr-code.ts";
import { isOfBatch, type Subject } from "#server/certificates/subject.ts";
import { showCertificate } from "#server/support/show-certificate.ts";
import { insideView } from "../../../../../view-of.ts";

type CertificateViewProps = { params: Promise<{ id: string; code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("certificate.list");
  return { title: t("kind") };
}

/** The merchant's certificate as the merchant has it, to be read out or sent to them. */
export default async function CertificateViewPage({ params }: CertificateViewProps) {
  const { id, code: typed } = await params;
  const code = decodeURIComponent(typed);
  const { context } = await insideView(id, inView(id, paths.certificate(code)));
  const certificate = await page(() => showCertificate(context, code, new Date()));
  const t = await getTranslations("certificate");
  const sheet = await sheetIn(await getLocale(), certificate);
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          back={{ href: inView(id, subjectPath(certificate.subject)), label: t("page.back") }}
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

/** Batches have no page of their own in this room. */
function subjectPath(subject: Subject): string {
  return isOfBatch(subject) ? paths.submissions : paths.submission(String(subject.submissionId));
}
