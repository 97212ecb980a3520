import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { requireMerchant } from "#server/session.ts";
import { beginEntry } from "#server/submissions/begin-entry.ts";
import { EntryPage } from "../entry-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("invoice.entry");
  return { title: t("titleNew") };
}

export default async function NewInvoicePage({ searchParams }: { searchParams: Promise<Query> }) {
  const merchant = await requireMerchant();
  const query = singleQuery(await searchParams);
  const entry = await page(() => beginEntry(merchant, null, query.draft ?? null, new Date()));
  return <EntryPage entry={entry} query={query} />;
}
