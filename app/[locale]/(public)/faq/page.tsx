import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { FaqSearchForm } from "#components/guides/faq-search-form.tsx";
import { paths } from "#components/paths.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listFaq } from "#content/read-content.ts";
import { queryLimit } from "#content/search-faq.ts";
import { redirect } from "#i18n/navigation.ts";
import { isHelpedPage } from "./chosen-questions.ts";
import { FoundAnswers } from "./found-answers.tsx";
import { QuestionShelves } from "./question-shelves.tsx";

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
  const { q, code, page } = await searchParams;
  const entries = listFaq(locale);
  const answer = entries.find(({ codes }) => codes.includes(textOf(code)));
  if (answer) redirect({ href: paths.faqEntry(answer.slug), locale });
  const typed = textOf(q) || textOf(code);
  const asked = textOf(page);
  return (
    <>
      <PageHeader title={t("title")} line={t("line")} />
      <FaqSearchForm typed={typed} />
      {typed ? (
        <FoundAnswers entries={entries} typed={typed} />
      ) : (
        <QuestionShelves entries={entries} page={isHelpedPage(asked) ? asked : null} />
      )}
    </>
  );
}

function textOf(parameter: string | string[] | undefined): string {
  return (Array.isArray(parameter) ? (parameter[0] ?? "") : (parameter ?? "")).trim().slice(0, queryLimit);
}
