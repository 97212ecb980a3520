import { addDays, type BusinessDate, type Period, periodAfter, periodOf } from "./period.ts";
import type { Role } from "./permission.ts";

export const courseSlugs = ["getting-started", "finding-missing", "sending-files", "month-end", "helping"] as const;
export type CourseSlug = (typeof courseSlugs)[number];

/** Until when: so many days after joining, or before the first month ends that is not just ending. */
type Until = { readonly days: number } | "first-month-end";
type Duty = { readonly course: CourseSlug; readonly until: Until };

/** Who is to have completed what, the most urgent first. */
const plans: Readonly<Record<Exclude<Role, "operator">, readonly Duty[]>> = {
  owner: [
    { course: "getting-started", until: { days: 14 } },
    { course: "month-end", until: "first-month-end" },
  ],
  clerk: [
    { course: "getting-started", until: { days: 7 } },
    { course: "finding-missing", until: { days: 14 } },
    { course: "month-end", until: "first-month-end" },
    { course: "sending-files", until: { days: 30 } },
  ],
  support: [{ course: "helping", until: { days: 7 } }],
};
/** Whoever joins later than so many days before a month ends has until the end of the next. */
const leastDays = 7;
/** A reminder is written from the day before; what was missed longer ago is not brought up again. */
const remindedDays = { before: 1, after: 6 };

export type PlannedCourse = {
  readonly course: CourseSlug;
  readonly due: BusinessDate;
  readonly state: "done" | "open" | "overdue";
};

/** What one person is to learn, and how that stands on a day; by due date. */
export function planFor(
  role: Role,
  joinedOn: BusinessDate,
  completed: ReadonlySet<string>,
  today: BusinessDate,
): PlannedCourse[] {
  const duties = role === "operator" ? [] : plans[role];
  return duties
    .map(({ course, until }) => {
      const due = dueOf(until, joinedOn);
      return { course, due, state: completed.has(course) ? "done" : due < today ? "overdue" : "open" } as const;
    })
    .sort((one, other) => (one.due < other.due ? -1 : one.due > other.due ? 1 : 0));
}

/** What somebody is to be reminded of on this day. */
export function toRemind(plan: readonly PlannedCourse[], today: BusinessDate): PlannedCourse[] {
  const { before, after } = remindedDays;
  return plan.filter(
    ({ state, due }) => state !== "done" && today >= addDays(due, -before) && today <= addDays(due, after),
  );
}

function dueOf(until: Until, joinedOn: BusinessDate): BusinessDate {
  if (until !== "first-month-end") return addDays(joinedOn, until.days);
  const end = lastDayOf(periodOf(joinedOn));
  return addDays(joinedOn, leastDays) <= end ? end : lastDayOf(periodAfter(periodOf(joinedOn)));
}

function lastDayOf(period: Period): BusinessDate {
  return addDays(`${periodAfter(period)}-01`, -1);
}
