import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { Highlight } from "#components/guides/highlight.tsx";
import { QuestionList } from "#components/guides/question-list.tsx";
import { paths } from "#components/paths.ts";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { FaqHit } from "#content/search-faq.ts";
import { askSupport } from "./actions.ts";

export function FoundAnswers({ hits, typed }: { hits: readonly FaqHit[]; typed: string }) {
  const t = useTranslations("help.faq");
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
      <form action={askSupport} className="mt-6 flex flex-wrap items-center gap-3 text-ink-soft">
        <input type="hidden" name="asked" value={typed} />
        {t("notAmong")}
        <Button type="submit" size="small">
          {t("contact")}
        </Button>
      </form>
    </div>
  );
}
