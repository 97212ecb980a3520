import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { sheetIn } from "#app/certificate-sheets.ts";
import { CertificateView } from "#components/certificates/certificate-view.tsx";
import { paths } from "#components/paths.ts";
import { inView } from "#components/support/in-view.ts";
import { qrCodeOf } from "#server/certificates/pdf/qr-code.ts";
import { isOfBatch, type Subject } from "#server/certificates/subject.ts";
import { showCertificate } from "#server/support/show-certificate.ts";
import { insideView } from "../../../../../view-of.ts";

type CertificateViewPageProps = { params: Promise<{ id: string; code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("certificate.list");
  return { title: t("kind") };
}

/** The merchant's certificate as the merchant has it, to be read out or sent to them. */
export default async function CertificateViewPage({ params }: CertificateViewPageProps) {
  const { id, code: typed } = await params;
  const code = decodeURIComponent(typed);
  const { context } = await insideView(id, inView(id, paths.certificate(code)));
  const certificate = await page(() => showCertificate(context, code, new Date()));
  const sheet = await sheetIn(await getLocale(), certificate);
  return (
    <CertificateView
      certificate={certificate}
      sheet={sheet}
      qr={await qrCodeOf(sheet.check.link)}
      back={inView(id, subjectPath(certificate.subject))}
    />
  );
}

/** Batches have no page of their own in this room. */
function subjectPath(subject: Subject): string {
  return isOfBatch(subject) ? paths.submissions : paths.submission(String(subject.submissionId));
}
