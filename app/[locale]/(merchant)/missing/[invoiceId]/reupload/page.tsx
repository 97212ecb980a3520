import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { NotResendable } from "#components/invoices/not-resendable.tsx";
import { listWaiting } from "#server/assist/list-waiting.ts";
import { requireMerchant } from "#server/session.ts";
import { beginEntry } from "#server/submissions/begin-entry.ts";
import { EntryPage } from "../../entry-page.tsx";

type ReuploadPageProps = { params: Promise<{ invoiceId: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("invoice.entry");
  return { title: t("title") };
}

export default async function ReuploadPage({ params, searchParams }: ReuploadPageProps) {
  const merchant = await requireMerchant();
  const { invoiceId } = await params;
  const query = singleQuery(await searchParams);
  const entry = await page(() => beginEntry(merchant, invoiceId, query.draft ?? null, new Date()));
  const waiting = await page(() => listWaiting(merchant, { invoiceKey: invoiceId }));
  if (entry.found && !entry.found.resendable) return <NotResendable found={entry.found} />;
  return <EntryPage entry={entry} query={query} waiting={waiting} />;
}
