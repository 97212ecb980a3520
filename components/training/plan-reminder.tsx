import { useTranslations } from "next-intl";
import { coursePaths } from "#components/paths.ts";
import { BusinessDate } from "#components/ui/date-time.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { PlannedCourse } from "#domain/training-plan.ts";

type PlanReminderProps = {
  room: "merchant" | "support";
  plan: readonly PlannedCourse[];
  titles: ReadonlyMap<string, string>;
};

/** The course that is due first and not completed; nothing where all are. */
export function PlanReminder({ room, plan, titles }: PlanReminderProps) {
  const t = useTranslations("training.plan.reminder");
  const next = plan.find(({ state }) => state !== "done");
  if (!next) return null;
  const { course, due, state } = next;
  return (
    <p className={state === "overdue" ? "text-missing" : "text-ink-soft"}>
      {t.rich(state === "overdue" ? "overdue" : "open", {
        course: () => <TextLink href={coursePaths(room).course(course)}>{titles.get(course) ?? course}</TextLink>,
        due: () => <BusinessDate date={due} />,
      })}
    </p>
  );
}
