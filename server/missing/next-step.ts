import { cures, type MissingCause } from "#domain/missing-cause.ts";
import type { Standing } from "#domain/standing.ts";

/**
 * The one thing to do next about an invoice: `resend` it as it is, `settle-first` what the cause names, cure it
 * `outside` (void, reverse), `no-way` from here for its kind, `compare` the two books, `ask-office`, `wait` for what
 * is on its way, `later` while the bureau's list may lag, `nothing`.
 */
export const nextSteps = [
  "resend",
  "settle-first",
  "outside",
  "no-way",
  "compare",
  "ask-office",
  "wait",
  "later",
  "nothing",
] as const;
export type NextStep = (typeof nextSteps)[number];

export type NextStepGround = {
  readonly standing: Standing;
  readonly cause: MissingCause | null;
  /** There is a connector that takes invoices of this kind. */
  readonly carried: boolean;
  /** A submission of it is on its way: nobody may send it a second time. */
  readonly onItsWay: boolean;
};

export function nextStepOf({ standing, cause, carried, onItsWay }: NextStepGround): NextStep {
  if (onItsWay) return "wait";
  switch (standing) {
    case "UPLOADING":
      return "wait";
    case "DIFFERS":
      return "compare";
    case "TOO_LATE_REISSUE":
      return "ask-office";
    case "NOT_YET_DUE":
      return "later";
    case "MISSING":
      return carried ? cures[cause ?? "UNEXPLAINED"] : "no-way";
    default:
      return "nothing";
  }
}

/** Sending it again is possible at all; whether it helps is what the step says. */
export function isResendable({ standing, carried, onItsWay }: NextStepGround): boolean {
  return carried && !onItsWay && (standing === "MISSING" || standing === "NOT_YET_DUE" || standing === "EXPLAINED");
}
