import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { paths } from "#components/paths.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listFaq } from "#content/read-content.ts";
import { listAnswerComments } from "#server/feedback/list-answer-comments.ts";
import { listCureRates } from "#server/feedback/list-cure-rates.ts";
import { listFruitlessSearches, readSearchPlace } from "#server/feedback/list-fruitless-searches.ts";
import { requireSupport } from "#server/session.ts";
import { CureRates } from "./cure-rates.tsx";
import { FruitlessSearches } from "./fruitless-searches.tsx";
import { ReaderComments } from "./reader-comments.tsx";

const days = 90;
const dayMs = 86_400_000;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("heard.room");
  return { title: t("title") };
}

/** What the questions do for readers: which answers help, what was not found, what was written. */
export default async function FaqInsightsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const clerk = await requireSupport();
  const t = await getTranslations("heard.room");
  const { after = "", before = "" } = singleQuery(await searchParams);
  const since = new Date(Date.now() - days * dayMs);
  const beforeId = /^\d{1,18}$/.test(before) ? BigInt(before) : null;
  const [rates, searches, comments] = await page(() =>
    Promise.all([
      listCureRates(clerk, since),
      listFruitlessSearches(clerk, readSearchPlace(after)),
      listAnswerComments(clerk, beforeId),
    ]),
  );
  const entries = listFaq(await getLocale());
  const titles = new Map(entries.map(({ slug, title }) => [slug, title]));
  const voted = new Set(rates.map(({ slug }) => slug));
  return (
    <>
      <PageHeader back={{ href: paths.support, label: t("back") }} title={t("title")} line={t("line", { days })} />
      <div className="grid gap-10">
        <FruitlessSearches {...searches} paged={after !== ""} />
        <CureRates rates={rates} titles={titles} unvoted={entries.filter(({ slug }) => !voted.has(slug)).length} />
        <ReaderComments {...comments} titles={titles} paged={beforeId !== null} />
      </div>
    </>
  );
}
