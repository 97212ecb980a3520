import type { FeedbackCause } from "./feedback-cause.ts";
import { addDays, type BusinessDate } from "./period.ts";

/** What can come of complaints: an answer that is edited or written, a hint at the place, a fix of the product. */
export const remedies = ["faq", "hint", "fix"] as const;
export type Remedy = (typeof remedies)[number];

export const improvementStates = ["proposed", "accepted", "declined", "done"] as const;
export type ImprovementState = (typeof improvementStates)[number];

/** So many of a week's causes are taken up. */
export const mostProposed = 3;
/** How long before and after the day something was done it is counted. */
export const effectDays = 28;

/** What helps most often, to begin with; whoever takes it on may choose otherwise. */
const usual: Readonly<Record<FeedbackCause, Remedy>> = {
  "sign-in": "faq",
  speed: "fix",
  "find-missing": "faq",
  "fill-form": "hint",
  file: "hint",
  returned: "faq",
  waiting: "hint",
  package: "faq",
  certificate: "faq",
  books: "faq",
  notices: "fix",
  help: "faq",
  service: "fix",
  other: "fix",
};

export function usualRemedy(cause: FeedbackCause): Remedy {
  return usual[cause];
}

export type CauseCount = { readonly cause: FeedbackCause; readonly bad: number };

/** The worst of a week, the most complained of first; of equal ones in the order of the list. None without a complaint. */
export function worstCauses(counts: readonly CauseCount[]): CauseCount[] {
  return counts
    .filter(({ bad }) => bad > 0)
    .toSorted((a, b) => b.bad - a.bad)
    .slice(0, mostProposed);
}

/** The Monday of a date's week. */
export function mondayOf(date: BusinessDate): BusinessDate {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(date, -weekday);
}

/** The days before and the days from the one on which it was done, which counts as after; `until` is no longer in it. */
export function spansOf(doneOn: BusinessDate): {
  readonly before: { readonly from: BusinessDate; readonly until: BusinessDate };
  readonly after: { readonly from: BusinessDate; readonly until: BusinessDate };
} {
  return {
    before: { from: addDays(doneOn, -effectDays), until: doneOn },
    after: { from: doneOn, until: addDays(doneOn, effectDays) },
  };
}
