import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { coursePaths } from "#components/paths.ts";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { Link } from "#i18n/navigation.ts";

export type ListedCourse = {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  readonly done: number;
  readonly total: number;
  readonly certified: boolean;
};

type CourseListProps = { room: "merchant" | "support"; courses: readonly ListedCourse[] };

/** Courses as links, each a whole block to press, and how far one is. */
export function CourseList({ room, courses }: CourseListProps) {
  const t = useTranslations("training.courses");
  return (
    <ul className="grid border-t border-line">
      {courses.map(({ slug, title, summary, minutes, done, total, certified }) => (
        <li key={slug} className="border-b border-line">
          <Link href={coursePaths(room).course(slug)} className="group grid gap-1 py-4">
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="text-base font-medium group-hover:text-accent-ink group-hover:underline group-hover:underline-offset-4">
                {title}
              </span>
              {certified ? <StatusTag tone="accepted" Icon={CircleCheck} label={t("certified")} /> : null}
            </span>
            <span className="text-ink-soft">{summary}</span>
            <span className="figures flex flex-wrap gap-x-4 text-xs text-ink-faint">
              <span>{t("minutes", { minutes })}</span>
              <span>{t("lessons", { done, total })}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
