import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { sheetIn } from "#app/certificate-sheets.ts";
import { CertificateArticle } from "#components/certificates/certificate-article.tsx";
import { CertificateList } from "#components/certificates/certificate-list.tsx";
import { ShareLine } from "#components/certificates/share-line.tsx";
import { ReceiptHeader } from "#components/submissions/receipt-header.tsx";
import { ReceiptNone } from "#components/submissions/receipt-none.tsx";
import { issueCertificate } from "#server/certificates/issue-certificate.ts";
import { listCertificates } from "#server/certificates/list-certificates.ts";
import { qrCodeOf } from "#server/certificates/pdf/qr-code.ts";
import { requireMerchant } from "#server/session.ts";
import { findSubmission } from "#server/submissions/find-submission.ts";
import { submissionIdOf } from "#server/submissions/submission-id.ts";
import { issue } from "../../../certificates/actions.ts";

type ReceiptPageProps = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("receipt.page");
  return { title: t("title") };
}

/** The receipt is issued when it is first looked at, so that page, print and PDF bear one code from the start. */
export default async function ReceiptPage({ params }: ReceiptPageProps) {
  const merchant = await requireMerchant();
  const practice = merchant.home !== undefined;
  const submissionId = await page(async () => submissionIdOf((await params).id));
  const submission = await page(() => findSubmission(merchant, submissionId));
  const receipt = submission.receipt
    ? await page(() => issueCertificate(merchant, "receipt", { submissionId }, new Date()))
    : null;
  const issued = await page(() => listCertificates(merchant, { submissionId }));
  const sheet = receipt && (await sheetIn(await getLocale(), receipt));
  return (
    <>
      <ReceiptHeader submission={submission} code={receipt?.code ?? null} issue={issue} practice={practice} />
      <div className="grid gap-8">
        {sheet ? (
          <>
            <div data-assist="sheet" className="max-w-200">
              <CertificateArticle sheet={sheet} qr={await qrCodeOf(sheet.check.link)} />
            </div>
            {practice ? null : <ShareLine link={sheet.check.link} />}
          </>
        ) : (
          <ReceiptNone submissionId={submission.id} />
        )}
        <div className="max-w-200">
          <CertificateList certificates={issued} />
        </div>
      </div>
    </>
  );
}
