import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { Highlight } from "#components/guides/highlight.tsx";
import { QuestionList } from "#components/guides/question-list.tsx";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { FaqEntry } from "#content/entry.ts";
import { searchFaq } from "#content/search-faq.ts";

const most = 12;

export function FoundAnswers({ entries, typed }: { entries: readonly FaqEntry[]; typed: string }) {
  const t = useTranslations("help.faq");
  const hits = searchFaq(entries, typed, most);
  if (hits.length === 0) {
    return (
      <div className="mt-8 max-w-prose">
        <EmptyState
          Icon={SearchX}
          title={t("nothing", { typed })}
          action={<ButtonLink href={{ pathname: paths.contact, query: { asked: typed } }}>{t("contact")}</ButtonLink>}
        >
          {t("nothingNext")} <TextLink href={paths.faq}>{t("all")}</TextLink>
        </EmptyState>
      </div>
    );
  }
  const questions = hits.map(({ slug, title, excerpt }) => ({
    slug,
    title: <Highlight text={title} typed={typed} />,
    opening: <Highlight text={excerpt} typed={typed} />,
  }));
  return (
    <div className="mt-8 max-w-prose">
      <Section title={t("found", { count: hits.length })} action={<TextLink href={paths.faq}>{t("all")}</TextLink>}>
        <QuestionList questions={questions} />
      </Section>
      <p className="mt-6 text-ink-soft">
        {t("notAmong")} <TextLink href={{ pathname: paths.contact, query: { asked: typed } }}>{t("contact")}</TextLink>
      </p>
    </div>
  );
}
