import { useTranslations } from "next-intl";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PrintButton } from "#components/ui/print-button.tsx";
import type { CertificateSheet } from "#domain/certificate/sheet.ts";
import type { Certificate } from "#server/certificates/certificate.ts";
import type { QrCode } from "#server/certificates/pdf/qr-code.ts";
import { CertificateArticle } from "./certificate-article.tsx";
import { PdfLink } from "./pdf-link.tsx";
import { ShareLine } from "./share-line.tsx";

type CertificateViewProps = {
  certificate: Pick<Certificate, "code" | "kind">;
  sheet: CertificateSheet;
  /** Of the sheet's own address. */
  qr: QrCode;
  /** Where what it proves is shown. */
  back: string;
  /** Of practice there is no file, and nobody can have it checked. */
  practice?: boolean;
};

/** A certificate in full, to be read, printed and passed on; on paper the article alone. */
export function CertificateView({ certificate: { code, kind }, sheet, qr, back, practice }: CertificateViewProps) {
  const t = useTranslations("certificate");
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          back={{ href: back, label: t("page.back") }}
          title={t(`list.kinds.${kind}`)}
          actions={
            <>
              {practice ? null : <PdfLink code={code} primary />}
              <PrintButton label={t("page.print")} />
            </>
          }
        />
      </div>
      <div className="grid gap-8">
        {practice ? null : <ShareLine link={sheet.check.link} />}
        <CertificateArticle sheet={sheet} qr={qr} />
      </div>
    </>
  );
}
