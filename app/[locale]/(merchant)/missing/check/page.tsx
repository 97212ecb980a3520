import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { DraftReview } from "#components/invoices/draft-review.tsx";
import { requireMerchant } from "#server/session.ts";
import { reviewDraft } from "#server/submissions/review-draft.ts";
import { submitEntry } from "../actions.ts";

type CheckPageProps = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("invoice.check");
  return { title: t("title") };
}

export default async function CheckPage({ searchParams }: CheckPageProps) {
  const merchant = await requireMerchant();
  const { draft } = singleQuery(await searchParams);
  if (!draft) notFound();
  const reviewed = await page(() => reviewDraft(merchant, draft, new Date()));
  return <DraftReview draftId={draft} reviewed={reviewed} submit={submitEntry} />;
}
