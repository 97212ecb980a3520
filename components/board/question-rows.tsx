import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import type { ListedQuestion } from "#server/board/list-questions.ts";
import { PostHead } from "./post-head.tsx";

type QuestionRowsProps = { questions: readonly ListedQuestion[]; pathOf: (id: string) => string };

/** Questions as links, each a whole block to press. */
export function QuestionRows({ questions, pathOf }: QuestionRowsProps) {
  const t = useTranslations("board");
  return (
    <ul aria-label={t("list")} className="grid border-t border-line">
      {questions.map(({ answers, accepted, ...question }) => (
        <li key={question.id} className="border-b border-line">
          <Link href={pathOf(question.id)} className="group grid gap-1 py-4">
            <span
              lang={question.locale}
              className="text-base font-medium wrap-anywhere group-hover:text-accent-ink group-hover:underline group-hover:underline-offset-4"
            >
              {question.title}
            </span>
            <span lang={question.locale} className="line-clamp-2 text-ink-soft wrap-anywhere">
              {question.text}
            </span>
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <PostHead post={question} solved={accepted} />
              <span className="figures text-xs text-ink-soft">{t("answers", { count: answers })}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
