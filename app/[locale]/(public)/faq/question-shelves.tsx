import { useTranslations } from "next-intl";
import { QuestionList } from "#components/guides/question-list.tsx";
import { Section } from "#components/ui/section.tsx";
import { type FaqEntry, type FaqKind, faqKinds } from "#content/entry.ts";
import { type HelpedPage, popularQuestions, questionsOfPage } from "./chosen-questions.ts";

type QuestionShelvesProps = {
  entries: readonly FaqEntry[];
  /** Where the reader comes from: what is asked there stands first. */
  page: HelpedPage | null;
};

/** Every question, those asked most first, then kind by kind. */
export function QuestionShelves({ entries, page }: QuestionShelvesProps) {
  const t = useTranslations("help.faq");
  const chosen = (slugs: readonly string[]) =>
    slugs.flatMap((slug) => entries.find((entry) => entry.slug === slug) ?? []);
  const first = chosen(page ? questionsOfPage[page] : popularQuestions);
  const title = page ? t("ofPage", { page: t(`pages.${page}`) }) : t("popular");
  return (
    <div className="mt-10 grid gap-x-12 gap-y-12 wide:grid-cols-[minmax(0,1fr)_11rem]">
      <div className="grid gap-12">
        <Section title={title}>
          <QuestionList
            columns={2}
            questions={first.map(({ slug, title, text }) => ({ slug, title, opening: openingOf(text) }))}
          />
        </Section>
        {faqKinds.map((kind) => (
          <Shelf key={kind} kind={kind} entries={entries.filter((entry) => entry.kind === kind)} />
        ))}
      </div>
      <KindNav />
    </div>
  );
}

function Shelf({ kind, entries }: { kind: FaqKind; entries: readonly FaqEntry[] }) {
  const t = useTranslations("help.faq.kinds");
  return (
    <div id={kind}>
      <Section title={t(kind)}>
        <QuestionList columns={2} questions={entries.map(({ slug, title }) => ({ slug, title }))} />
      </Section>
    </div>
  );
}

function KindNav() {
  const t = useTranslations("help.faq");
  return (
    <nav aria-label={t("kindNav")} className="-order-1 wide:order-1">
      <ul className="flex flex-wrap gap-x-5 wide:sticky wide:top-8 wide:grid wide:border-s wide:border-line">
        {faqKinds.map((kind) => (
          <li key={kind}>
            <a
              href={`#${kind}`}
              className="flex min-h-8 items-center text-ink-soft underline-offset-4 hover:text-ink hover:underline wide:ps-4 coarse:min-h-11"
            >
              {t(`kinds.${kind}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function openingOf(text: string): string {
  return text.split("\n", 1)[0] ?? "";
}
