import { CircleCheck } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { buttonClass } from "#components/ui/button-class.ts";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { CourseEntry } from "#content/entry.ts";
import { tickLessonNow } from "./actions.ts";
import { lessonsOf } from "./lessons-of.ts";

type LessonListProps = { course: CourseEntry; read: readonly string[] };

/** The guides and answers of a course, in their order, each to be ticked off. */
export async function LessonList({ course: { slug, lessons }, read }: LessonListProps) {
  const t = await getTranslations("training.course");
  const locale = await getLocale();
  return (
    <ol className="grid border-t border-line">
      {lessonsOf(locale, lessons).map(({ name, kind, href, title, anchor }) => {
        const done = read.includes(name);
        return (
          <li
            key={name}
            id={anchor}
            className="flex scroll-mt-24 flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line py-3"
          >
            <span className="flex min-w-0 flex-1 basis-64 flex-wrap items-center gap-x-3 gap-y-1">
              <span className="text-xs text-ink-faint">{t(kind)}</span>
              <TextLink href={href}>{title}</TextLink>
              {done ? <StatusTag tone="accepted" Icon={CircleCheck} label={t("read")} /> : null}
            </span>
            <form action={tickLessonNow}>
              <input type="hidden" name="course" value={slug} />
              <input type="hidden" name="lesson" value={name} />
              <input type="hidden" name="done" value={done ? "no" : "yes"} />
              <button type="submit" className={buttonClass({ size: "small" })}>
                {t(done ? "undo" : "done")}
                <span className="sr-only">{title}</span>
              </button>
            </form>
          </li>
        );
      })}
    </ol>
  );
}
