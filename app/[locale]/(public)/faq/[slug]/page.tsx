import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Article, articleParts } from "#components/guides/article.tsx";
import { ContactBlock } from "#components/guides/contact-block.tsx";
import { FaqSearchForm } from "#components/guides/faq-search-form.tsx";
import { QuestionList } from "#components/guides/question-list.tsx";
import { SolvedForm } from "#components/guides/solved-form.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { BusinessDate } from "#components/ui/date-time.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { listFaq, readFaq } from "#content/read-content.ts";
import { neighbours, relatedQuestions } from "../related-questions.ts";
import { voteNow } from "./actions.ts";
import { NeighbourNav } from "./neighbour-nav.tsx";

type AnswerPageProps = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: AnswerPageProps): Promise<Metadata> {
  const read = await readFaq(await getLocale(), (await params).slug);
  return read ? { title: read.entry.title, description: read.entry.text.split("\n", 1)[0] } : {};
}

export default async function AnswerPage({ params }: AnswerPageProps) {
  const locale = await getLocale();
  const t = await getTranslations("help");
  const read = await readFaq(locale, (await params).slug);
  if (!read) notFound();
  const { entry, Body } = read;
  const entries = listFaq(locale);
  const { previous, next } = neighbours(entries, entry);
  return (
    <>
      <PageHeader
        back={{ href: paths.faq, label: t("faq.title") }}
        title={entry.title}
        line={
          <>
            {t(`faq.kinds.${entry.kind}`)}
            <span aria-hidden className="mx-2 text-line-strong">
              |
            </span>
            {t.rich("updated", { date: () => <BusinessDate date={entry.updated} form="long" /> })}
          </>
        }
      />
      <div className="grid gap-x-16 gap-y-12 wide:grid-cols-[minmax(0,40rem)_minmax(0,1fr)]">
        <div>
          <Article>
            <Body components={articleParts} />
          </Article>
          <ClientMessages rooms={["common", "heard"]}>
            <SolvedForm slug={entry.slug} action={voteNow} />
          </ClientMessages>
          <ContactBlock reference={t("faq.reference", { id: entry.id })} about={entry.slug} />
          <NeighbourNav previous={previous} next={next} />
        </div>
        <aside className="grid content-start gap-10 print:hidden">
          <Section title={t("faq.related")}>
            <QuestionList questions={relatedQuestions(entries, entry).map(({ slug, title }) => ({ slug, title }))} />
          </Section>
          <Section title={t("faq.otherwise")}>
            <FaqSearchForm />
          </Section>
        </aside>
      </div>
    </>
  );
}
