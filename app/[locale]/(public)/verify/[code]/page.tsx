import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { sheetIn } from "#app/certificate-sheets.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { CertificateArticle } from "#components/certificates/certificate-article.tsx";
import { FileNotice } from "#components/certificates/file-notice.tsx";
import { PdfLink } from "#components/certificates/pdf-link.tsx";
import { CheckList, VerificationNotice } from "#components/certificates/verification-notice.tsx";
import { paths } from "#components/paths.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PrintButton } from "#components/ui/print-button.tsx";
import { redirect } from "#i18n/navigation.ts";
import type { Verification } from "#server/certificates/check-certificate.ts";
import { openResult } from "#server/certificates/file-result.ts";
import { qrCodeOf } from "#server/certificates/pdf/qr-code.ts";
import { verifyCertificate } from "#server/certificates/verify-certificate.ts";
import { Refusal } from "#server/refusal.ts";
import { visitorOfRequest } from "#server/session.ts";

type VerifiedPageProps = { params: Promise<{ code: string }>; searchParams: Promise<Query> };

/** Whoever has the code may see it; search engines need not. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("verify.result");
  return { title: t("title"), robots: { index: false, follow: false }, referrer: "no-referrer" };
}

export default async function VerifiedPage({ params, searchParams }: VerifiedPageProps) {
  const t = await getTranslations("verify.result");
  const now = new Date();
  const { file } = singleQuery(await searchParams);
  const verification = await verified((await params).code, now);
  const { code, facts, issuedAt } = verification;
  const result = file ? openResult(file, code, now) : null;
  const sheet = facts && (await sheetIn(await getLocale(), { code, issuedAt, facts }));
  return (
    <>
      <PageHeader
        title={t("title")}
        line={
          <>
            <span className="figures break-all">{t("document", { code })}</span>
            <span className="block">{t.rich("checked", { when: () => <DateTime at={now} form="long" /> })}</span>
          </>
        }
        back={{ href: paths.verify, label: t("again") }}
        actions={
          sheet && verification.verdict !== "broken" ? (
            <>
              <PdfLink code={code} />
              <PrintButton label={t("print")} />
            </>
          ) : undefined
        }
      />
      <div className="grid gap-8">
        {result ? <FileNotice result={result} /> : null}
        <div className="max-w-200">
          <VerificationNotice verification={verification} sheet={sheet} fileChanged={result?.kind === "changed"} />
        </div>
        <CheckList checks={verification.checks} />
        {sheet ? <CertificateArticle sheet={sheet} qr={await qrCodeOf(sheet.check.link)} /> : null}
      </div>
    </>
  );
}

/** A code that leads nowhere goes back to where it can be typed again. */
async function verified(typed: string, now: Date): Promise<Verification> {
  const code = decodeURIComponent(typed);
  const found = await page(async () => {
    try {
      return await verifyCertificate(await visitorOfRequest(), code, now);
    } catch (error) {
      if (error instanceof Refusal && error.kind === "too-much") return error.code;
      throw error;
    }
  });
  if (found !== null && typeof found !== "string") return found;
  const problem = found ?? "CODE_UNKNOWN";
  return redirect({ href: `${paths.verify}?${new URLSearchParams({ problem })}`, locale: await getLocale() });
}
