import { useFormatter, useLocale, useTranslations } from "next-intl";
import { findingLooks } from "#components/books/finding-looks.ts";
import { packageLooks } from "#components/packages/package-looks.ts";
import { paths } from "#components/paths.ts";
import { longDate } from "#components/ui/date-text.ts";
import { type StatusLook, standingLooks, submissionLooks } from "#components/ui/status-tone.ts";
import { addDays, type BusinessDate, instantOf } from "#domain/period.ts";
import type { Overview } from "#server/missing/overview.ts";
import type { TodayTask } from "./today-list.tsx";

type TaskName =
  | "near"
  | "overdue"
  | "packing"
  | "carrying"
  | "fetching"
  | "returned"
  | "differing"
  | "tooLate"
  | "missingHere"
  | "support";

/** What there is to do, what can still be in time first. */
export function useOverviewTasks(overview: Overview): TodayTask[] {
  const t = useTranslations("overview.tasks");
  const format = useFormatter();
  const locale = useLocale();
  const { nearestDeadline: near, overdue, returned, differing, tooLate, withSupport, packages, missingHere } = overview;

  function task(name: TaskName, count: number, look: StatusLook, href: string): TodayTask[] {
    if (count === 0) return [];
    const values = { count, month: near ? monthOf(near.due) : "", due: near ? longDate(near.due, locale) : "" };
    const deadline = name === "near" ? (near?.daysLeft ?? null) : null;
    return [
      {
        key: name,
        look,
        title: t(`${name}.title`, values),
        detail: t(`${name}.detail`, values),
        daysLeft: deadline,
        href,
        action: t(`${name}.action`),
      },
    ];
  }

  /** Of the invoices due then: those of the month before. */
  function monthOf(due: BusinessDate): string {
    const instant = instantOf(spanBefore(due).from);
    return instant ? format.dateTime(instant, { month: "short" }) : "";
  }

  return [
    ...task("near", near?.count ?? 0, standingLooks.MISSING, near ? listOf(spanBefore(near.due)) : paths.missing),
    ...task(
      "overdue",
      overdue,
      standingLooks.TOO_LATE_REISSUE,
      near ? listOf({ to: addDays(spanBefore(near.due).from, -1) }) : paths.missing,
    ),
    ...task("packing", packages.waiting, submissionLooks.HELD, paths.packages),
    ...task("carrying", packages.inHand, packageLooks.DOWNLOADED, paths.packages),
    ...task("fetching", packages.atBureau, packageLooks.HANDED_IN, paths.packages),
    ...task("returned", returned, submissionLooks.REJECTED, `${paths.missing}?returned=1`),
    ...task("differing", differing.count, standingLooks.DIFFERS, `${paths.missing}?standing=DIFFERS`),
    ...task("tooLate", tooLate.count, standingLooks.TOO_LATE_REISSUE, `${paths.missing}?standing=TOO_LATE_REISSUE`),
    ...task("missingHere", missingHere, findingLooks["missing-here"], paths.booksOf("missing-here")),
    ...task("support", withSupport, submissionLooks.NEEDS_SUPPORT, `${paths.submissions}?group=withSupport`),
  ];
}

/** The month whose invoices are due on a day of the next one (`domain/deadline.ts`). */
function spanBefore(due: BusinessDate): { from: BusinessDate; to: BusinessDate } {
  const to = addDays(`${due.slice(0, 7)}-01`, -1);
  return { from: `${to.slice(0, 7)}-01`, to };
}

function listOf(span: { from?: BusinessDate; to: BusinessDate }): string {
  return `${paths.missing}?${new URLSearchParams(span)}`;
}
