import { hasLocale } from "next-intl";
import { getTranslations } from "next-intl/server";
import { route } from "#app/answer.ts";
import { sheetIn } from "#app/certificate-sheets.ts";
import type { CertificateFacts } from "#domain/certificate/facts.ts";
import { routing } from "#i18n/routing.ts";
import { verifyCertificate } from "#server/certificates/verify-certificate.ts";
import { writeCertificatePdf } from "#server/certificates/write-certificate-pdf.ts";
import { Refusal } from "#server/refusal.ts";
import { visitorOfRequest } from "#server/session.ts";

/** The certificate as a file, for whoever has its code; none of one that no longer agrees with the records. */
export const GET = route<{ locale: string; code: string }>(async (_request, { locale: asked, code: typed }) => {
  const locale = hasLocale(routing.locales, asked) ? asked : routing.defaultLocale;
  const visitor = await visitorOfRequest();
  const found = await verifyCertificate(visitor, decodeURIComponent(typed), new Date());
  if (!found?.facts || found.verdict === "broken") throw new Refusal("not-found", "CERTIFICATE");
  const issued = { code: found.code, issuedAt: found.issuedAt, facts: found.facts };
  const bytes = await writeCertificatePdf(visitor, issued, await sheetIn(locale, issued));
  const t = await getTranslations({ locale });
  const what = t(`certificate.file.${found.kind}`);
  return pdfDownload(`${what}-${nameOf(issued.facts)}.pdf`, bytes);
});

function nameOf(facts: CertificateFacts): string {
  return facts.about === "invoice" ? facts.submission.reference : facts.batch.fileName.replace(/\.[^.]{1,5}$/, "");
}

function pdfDownload(name: string, bytes: Uint8Array): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "application/pdf",
      "content-length": String(bytes.length),
      "content-disposition": `attachment; filename="buchuan.pdf"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
