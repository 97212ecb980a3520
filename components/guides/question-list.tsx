import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { paths } from "#components/paths.ts";
import { classNames } from "#components/ui/class-names.ts";
import { Link } from "#i18n/navigation.ts";

export type ListedQuestion = {
  slug: string;
  title: ReactNode;
  /** The short answer it opens with. */
  opening?: ReactNode;
};

type QuestionListProps = { questions: readonly ListedQuestion[]; columns?: 1 | 2 };

/** Questions as links, each a whole line to press. */
export function QuestionList({ questions, columns = 1 }: QuestionListProps) {
  return (
    <ul className={classNames("grid border-t border-line", columns === 2 && "mid:grid-cols-2 mid:gap-x-10")}>
      {questions.map(({ slug, title, opening }) => (
        <li key={slug} className="border-b border-line">
          <Link href={paths.faqEntry(slug)} className="group flex h-full items-start justify-between gap-3 py-3">
            <span className="min-w-0">
              <span className="block font-medium group-hover:text-accent-ink group-hover:underline group-hover:underline-offset-4">
                {title}
              </span>
              {opening ? <span className="mt-0.5 block text-ink-soft">{opening}</span> : null}
            </span>
            <ChevronRight aria-hidden className="mt-1 size-4 shrink-0 text-ink-faint" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
