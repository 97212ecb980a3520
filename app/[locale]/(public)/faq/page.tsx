import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { FaqSearchForm } from "#components/guides/faq-search-form.tsx";
import { paths } from "#components/paths.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listFaq } from "#content/read-content.ts";
import { queryLimit, searchFaq } from "#content/search-faq.ts";
import { redirect } from "#i18n/navigation.ts";
import { noteFruitlessSearch } from "#server/feedback/note-fruitless-search.ts";
import { log } from "#server/log.ts";
import { visitorOfRequest } from "#server/session.ts";
import { isHelpedPage } from "./chosen-questions.ts";
import { FoundAnswers } from "./found-answers.tsx";
import { QuestionShelves } from "./question-shelves.tsx";

const mostFound = 12;

type FaqPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: FaqPageProps): Promise<Metadata> {
  const t = await getTranslations("help.faq");
  const { q, code } = await searchParams;
  const typed = textOf(q) || textOf(code);
  return {
    title: typed ? t("foundTitle", { typed }) : t("title"),
    description: t("line"),
    robots: typed ? { index: false } : undefined,
  };
}

/** `?q=` searches, `?code=` goes straight to the answer of a code, `?page=` puts what is asked there first. */
export default async function FaqPage({ searchParams }: FaqPageProps) {
  const locale = await getLocale();
  const t = await getTranslations("help.faq");
  const tHeard = await getTranslations("heard");
  const { q, code, page } = await searchParams;
  const entries = listFaq(locale);
  const answer = entries.find(({ codes }) => codes.includes(textOf(code)));
  if (answer) redirect({ href: paths.faqParagraph(answer.slug, textOf(code)), locale });
  const typed = textOf(q) || textOf(code);
  const asked = textOf(page);
  const hits = typed ? searchFaq(entries, typed, mostFound) : [];
  if (typed && hits.length === 0) await noteVain(typed, locale);
  const isCut = (typeof q === "string" ? q.trim().length : 0) > queryLimit;
  return (
    <>
      <PageHeader title={t("title")} line={t("line")} />
      <FaqSearchForm typed={typed} />
      {isCut ? <p className="mt-3 max-w-prose text-ink-soft">{tHeard("cut", { limit: queryLimit })}</p> : null}
      {typed ? (
        <FoundAnswers hits={hits} typed={typed} />
      ) : (
        <QuestionShelves entries={entries} page={isHelpedPage(asked) ? asked : null} />
      )}
    </>
  );
}

/** Answers are read most while something is broken: a search never waits for what is to be learned from it. */
async function noteVain(typed: string, locale: string): Promise<void> {
  await noteFruitlessSearch(await visitorOfRequest(), typed, locale, new Date()).catch((fault) =>
    log().error({ err: fault }, "a search in vain was not counted"),
  );
}

function textOf(parameter: string | string[] | undefined): string {
  return (Array.isArray(parameter) ? (parameter[0] ?? "") : (parameter ?? "")).trim().slice(0, queryLimit);
}
