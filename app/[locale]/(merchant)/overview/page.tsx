import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { WaitingNotice } from "#components/assist/waiting-notice.tsx";
import { OverviewBody } from "#components/invoices/overview-body.tsx";
import { OverviewSkeleton } from "#components/invoices/overview-skeleton.tsx";
import { Arriving } from "#components/ui/arriving.tsx";
import { listWaiting } from "#server/assist/list-waiting.ts";
import { overview } from "#server/missing/overview.ts";
import { requireMerchant } from "#server/session.ts";
import { RepeatedLine } from "./repeated-line.tsx";

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
  const [figures, waiting] = await page(() => Promise.all([overview(merchant, new Date()), listWaiting(merchant)]));
  return (
    <>
      <WaitingNotice count={waiting.pins.length + waiting.corrections.length} />
      <OverviewBody overview={figures} />
      <RepeatedLine merchant={merchant} />
    </>
  );
}
