import { type Cure, causeOf, cures, type MissingCause } from "./missing-cause.ts";
import { duplicateCode, type HeldReason, heldReasons, type SubmissionState } from "./submission.ts";

/** Why a submission is with support. `UNKNOWN_CODE` stands for every code of the bureau that we never heard. */
export const supportCodes = [
  "UNKNOWN_CODE",
  "ATTEMPTS_SPENT",
  "DUPLICATE_BUT_ABSENT",
  "DOUBLED_EFFECT",
  "CONTENT_UNREADABLE",
  "ANSWERS_CONTRADICT",
] as const;
export type SupportCode = (typeof supportCodes)[number];

/** What is known of a result that is not: the reply got lost or expired, or the bureau said it had the number. */
export const unknownCodes = ["NO_CLEAR_ANSWER", "SAID_DUPLICATE"] as const;

/** Every reason that has words of its own; why one was returned is a MissingCause and has its words there. */
export const restReasons = [...heldReasons, ...supportCodes, ...unknownCodes] as const;
export type RestReason = (typeof restReasons)[number];

/** What a support case is opened for. */
export const caseCodes = [...supportCodes, "CONFLICT"] as const;
export type CaseCode = (typeof caseCodes)[number];

/** Whose turn it is. */
export const owners = ["merchant", "us", "bureau", "support", "operator"] as const;
export type Owner = (typeof owners)[number];

/**
 * What they do: `wait` for what happens by itself, `look-into` what only a person can, `resume` a way that is shut,
 * `open-way` for a kind, send it `again` as it is, `settle-first` and then again, cure it `outside` (void, reverse),
 * `compare` the two records, `reissue`, `pack` it, `hand-in` the package; `keep` the receipt: nothing is left to do.
 */
export type VerdictStep =
  | "keep"
  | "wait"
  | "look-into"
  | "resume"
  | "open-way"
  | "again"
  | "settle-first"
  | "outside"
  | "compare"
  | "reissue"
  | "pack"
  | "hand-in";

/** In words: `states.submission.<state>`, or of the reason `states.reason.<reason>`, for REJECTED `missing.causes.<cause>`. */
export type Verdict = {
  readonly state: SubmissionState;
  readonly reason: RestReason | MissingCause | null;
  readonly owner: Owner;
  readonly step: VerdictStep;
};

/** How a submission has come to rest, as its row says. */
export type Rest = {
  readonly state: SubmissionState;
  /** Code and words of the bureau, or our own code. */
  readonly verdict: { readonly code: string; readonly message: string } | null;
  readonly heldReason: string | null;
};

/** Pure and total: what a submission's rest means, and who does what next. */
export function verdictOf({ state, verdict, heldReason }: Rest): Verdict {
  switch (state) {
    case "HELD": {
      const reason = heldReasons.find((known) => known === heldReason) ?? "BUREAU_STOPPED";
      return { state, reason, ...heldTurns[reason] };
    }
    case "UNKNOWN":
      return { state, reason: verdict?.code === duplicateCode ? "SAID_DUPLICATE" : "NO_CLEAR_ANSWER", ...ours };
    case "NEEDS_SUPPORT":
      return { state, reason: supportCodeOf(verdict?.code), owner: "support", step: "look-into" };
    case "REJECTED": {
      const reason = causeOf(verdict?.message || unexplained);
      return { state, reason, owner: "merchant", step: curedBy[cures[reason]] };
    }
    default:
      return { state, reason: null, ...turns[state] };
  }
}

/** The case that comes to rest with a submission; null where nobody has to look. */
export function caseCodeOf(state: SubmissionState, verdictCode: string | undefined): CaseCode | null {
  if (state === "CONFLICT") return "CONFLICT";
  return state === "NEEDS_SUPPORT" ? supportCodeOf(verdictCode) : null;
}

/** Sending it anew can do no harm: the bureau has said no, or it was taken back before it left us. */
export function mayBeSentAgain({ step }: Verdict): boolean {
  return step === "again" || step === "settle-first";
}

type Turn = { readonly owner: Owner; readonly step: VerdictStep };

const ours: Turn = { owner: "us", step: "wait" };
const theirs: Turn = { owner: "bureau", step: "wait" };
const operators: Turn = { owner: "operator", step: "resume" };

const turns: Readonly<Record<Exclude<SubmissionState, "HELD" | "UNKNOWN" | "NEEDS_SUPPORT" | "REJECTED">, Turn>> = {
  QUEUED: ours,
  CHECKING: ours,
  SENDING: theirs,
  PROCESSING: theirs,
  RETRY_WAIT: ours,
  ACCEPTED: { owner: "merchant", step: "keep" },
  ACCEPTED_WITH_WARNINGS: { owner: "merchant", step: "keep" },
  ACCEPTED_EARLIER: { owner: "merchant", step: "keep" },
  CONFLICT: { owner: "merchant", step: "compare" },
  CANCELLED: { owner: "merchant", step: "again" },
  EXPIRED_REISSUE: { owner: "merchant", step: "reissue" },
};

const heldTurns: Readonly<Record<HeldReason, Turn>> = {
  BUREAU_STOPPED: operators,
  BUREAU_REFUSES_US: operators,
  NO_ANSWER: theirs,
  TOLD_TO_WAIT: theirs,
  QUOTA_SPENT: ours,
  WAVE: ours,
  NO_WAY: { owner: "support", step: "open-way" },
  PACKAGE_WAITS: { owner: "merchant", step: "pack" },
  IN_PACKAGE: { owner: "merchant", step: "hand-in" },
};

const curedBy: Readonly<Record<Cure, VerdictStep>> = {
  resend: "again",
  "settle-first": "settle-first",
  outside: "outside",
};

/** A return without a word is not one that was never sent. */
const unexplained = "—";

function supportCodeOf(code: string | undefined): SupportCode {
  return supportCodes.find((known) => known === code) ?? "UNKNOWN_CODE";
}
