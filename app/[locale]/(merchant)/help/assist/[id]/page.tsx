import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { SlipArticle } from "#components/assist/slip-article.tsx";
import { SlipPage } from "#components/assist/slip-page.tsx";
import { paths } from "#components/paths.ts";
import { findSlip } from "#server/assist/find-slip.ts";
import { requireMerchant } from "#server/session.ts";

type AssistSlipPageProps = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("assist.slip");
  return { title: t("title") };
}

export default async function AssistSlipPage({ params }: AssistSlipPageProps) {
  const merchant = await requireMerchant();
  const { id } = await params;
  const slip = await page(() => findSlip(merchant, id));
  const t = await getTranslations("assist");
  return (
    <SlipPage back={{ href: paths.helpAssist, label: t("page.title") }} title={t("slip.title")} print={t("slip.print")}>
      <SlipArticle slip={slip} />
    </SlipPage>
  );
}
