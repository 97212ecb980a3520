import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { SlipPage } from "#components/assist/slip-page.tsx";
import { CaseSlipArticle } from "#components/cases/case-slip-article.tsx";
import { paths } from "#components/paths.ts";
import { requireMerchant } from "#server/session.ts";
import { findCaseSlip } from "#server/support/find-case-slip.ts";

type CaseSlipPageProps = { params: Promise<{ caseId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("cases.slip");
  return { title: t("title") };
}

export default async function CaseSlipPage({ params }: CaseSlipPageProps) {
  const merchant = await requireMerchant();
  const { caseId } = await params;
  const slip = await page(() => findCaseSlip(merchant, caseId));
  const t = await getTranslations("cases.slip");
  return (
    <SlipPage back={{ href: paths.case(slip.id), label: slip.number }} title={t("title")} print={t("print")}>
      <CaseSlipArticle slip={slip} />
    </SlipPage>
  );
}
