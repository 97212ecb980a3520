import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { SlipArticle } from "#components/assist/slip-article.tsx";
import { paths } from "#components/paths.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PrintButton } from "#components/ui/print-button.tsx";
import { findSlip } from "#server/assist/find-slip.ts";
import { requireMerchant } from "#server/session.ts";

type SlipPageProps = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("assist.slip");
  return { title: t("title") };
}

export default async function SlipPage({ params }: SlipPageProps) {
  const merchant = await requireMerchant();
  const { id } = await params;
  const slip = await page(() => findSlip(merchant, id));
  const t = await getTranslations("assist");
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          back={{ href: paths.helpAssist, label: t("page.title") }}
          title={t("slip.title")}
          actions={<PrintButton label={t("slip.print")} primary />}
        />
      </div>
      <SlipArticle slip={slip} />
    </>
  );
}
