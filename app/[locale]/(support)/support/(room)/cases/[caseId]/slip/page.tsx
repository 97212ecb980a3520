import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { CaseSlipArticle } from "#components/cases/case-slip-article.tsx";
import { paths } from "#components/paths.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PrintButton } from "#components/ui/print-button.tsx";
import { requireSupport } from "#server/session.ts";
import { findCaseSlip } from "#server/support/find-case-slip.ts";

type SlipPageProps = { params: Promise<{ caseId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("cases.slip");
  return { title: t("title") };
}

export default async function SlipPage({ params }: SlipPageProps) {
  const clerk = await requireSupport();
  const { caseId } = await params;
  const slip = await page(() => findCaseSlip(clerk, caseId));
  const t = await getTranslations("cases.slip");
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          back={{ href: paths.supportCase(slip.id), label: slip.number }}
          title={t("title")}
          actions={<PrintButton label={t("print")} primary />}
        />
      </div>
      <CaseSlipArticle slip={slip} />
    </>
  );
}
