import { useTranslations } from "next-intl";
import { CourseList } from "#components/training/course-list.tsx";
import { PlanTable } from "#components/training/plan-table.tsx";
import { Section } from "#components/ui/section.tsx";
import type { CourseEntry } from "#content/entry.ts";
import type { PlannedCourse } from "#domain/training-plan.ts";
import type { CourseProgress } from "#server/training/find-progress.ts";

type OwnCoursesProps = {
  room: "merchant" | "support";
  /** Those for this person's work. */
  courses: readonly CourseEntry[];
  plan: readonly PlannedCourse[];
  progress: readonly CourseProgress[];
};

/** What somebody is to complete and until when, and every course of theirs with how far they are. */
export function OwnCourses({ room, courses, plan, progress }: OwnCoursesProps) {
  const t = useTranslations("training");
  const listed = courses.map(({ slug, title, summary, minutes, lessons }) => {
    const own = progress.find(({ course }) => course === slug);
    const done = lessons.filter((lesson) => own?.lessons.includes(lesson)).length;
    return { slug, title, summary, minutes, done, total: lessons.length, certified: Boolean(own?.certificate) };
  });
  return (
    <>
      {plan.length > 0 ? (
        <Section title={t("plan.title")}>
          <PlanTable room={room} plan={plan} titles={new Map(courses.map(({ slug, title }) => [slug, title]))} />
        </Section>
      ) : null}
      <Section title={t("courses.title")}>
        <CourseList room={room} courses={listed} />
      </Section>
    </>
  );
}
