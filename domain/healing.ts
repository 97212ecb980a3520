import type { MissingCause } from "./missing-cause.ts";
import { cures } from "./missing-cause.ts";
import { returnedStates, type SubmissionState } from "./submission.ts";

/**
 * What keeps a missing invoice from being sent by itself, the weightiest first: the bureau sent it back (`RETURNED`), a
 * person has had to do with it (`HANDLED`), its last day has passed (`PASSED`), nothing carries its kind (`NO_WAY`), a
 * person has to carry it (`BY_HAND`), its entry is not whole (`INCOMPLETE`), it is to be cured elsewhere (`OUTSIDE`), or
 * something has to be settled first (`SETTLE`).
 */
export const lacks = ["RETURNED", "HANDLED", "PASSED", "NO_WAY", "BY_HAND", "INCOMPLETE", "OUTSIDE", "SETTLE"] as const;
export type Lack = (typeof lacks)[number];

/** Causes that are over by themselves: nothing about the invoice has to change. */
export const healedCauses = ["NEVER_SENT", "OFFLINE", "BUREAU_MAINTENANCE"] as const satisfies MissingCause[];

export type HealingFacts = {
  /** Of its last submission; null where there was none. */
  readonly lastState: SubmissionState | null;
  readonly daysLeft: number;
  /** How its kind gets to the bureau; null where it does not. */
  readonly carriage: "wire" | "by-hand" | null;
  /** The issuing check found something that may not be sent. */
  readonly rejected: boolean;
  readonly cause: MissingCause | null;
};

/** One missing invoice: what a person has to bring before it can go; null where it can go by itself. */
export function lackOf({ lastState, daysLeft, carriage, rejected, cause }: HealingFacts): Lack | null {
  if (lastState !== null) return (returnedStates as readonly string[]).includes(lastState) ? "RETURNED" : "HANDLED";
  if (daysLeft < 0) return "PASSED";
  if (carriage === null) return "NO_WAY";
  if (carriage === "by-hand") return "BY_HAND";
  if (rejected) return "INCOMPLETE";
  if (cause === null || (healedCauses as readonly string[]).includes(cause)) return null;
  return cures[cause] === "outside" ? "OUTSIDE" : "SETTLE";
}

/** What one comparison sends by itself at most: a mistake of ours stays small, and the rest goes with the next ones. */
export const mostHealedAtOnce = 200;
