import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { OverviewBody } from "#components/invoices/overview-body.tsx";
import { OverviewSkeleton } from "#components/invoices/overview-skeleton.tsx";
import { Arriving } from "#components/ui/arriving.tsx";
import { overview } from "#server/missing/overview.ts";
import { requireMerchant } from "#server/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("overview");
  return { title: t("title") };
}

export default function OverviewPage() {
  return (
    <Arriving skeleton={<OverviewSkeleton />}>
      <Loaded />
    </Arriving>
  );
}

async function Loaded() {
  const merchant = await requireMerchant();
  return <OverviewBody overview={await page(() => overview(merchant, new Date()))} />;
}
