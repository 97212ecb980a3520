import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { ReceiptSheet } from "#components/submissions/receipt-sheet.tsx";
import { requireMerchant } from "#server/session.ts";
import { findSubmission } from "#server/submissions/find-submission.ts";
import { submissionIdOf } from "#server/submissions/submission-id.ts";

type ReceiptPageProps = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("receipt.page");
  return { title: t("title") };
}

export default async function ReceiptPage({ params }: ReceiptPageProps) {
  const merchant = await requireMerchant();
  const { id } = await params;
  const submission = await page(async () => findSubmission(merchant, submissionIdOf(id)));
  return <ReceiptSheet submission={submission} printedAt={new Date()} />;
}
