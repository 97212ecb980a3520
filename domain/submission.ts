import { causeOf } from "./missing-cause.ts";
import type { Fen } from "./money.ts";
import { later } from "./period.ts";
import type { HeldInvoice, Knock, Reply } from "./reply.ts";

/** Every state a submission can rest in (`lifecycle.md` §1). Drafts live in the form, not here. */
export const submissionStates = [
  "QUEUED",
  "HELD",
  "CHECKING",
  "SENDING",
  "PROCESSING",
  "UNKNOWN",
  "RETRY_WAIT",
  "ACCEPTED",
  "ACCEPTED_WITH_WARNINGS",
  "ACCEPTED_EARLIER",
  "CONFLICT",
  "REJECTED",
  "NEEDS_SUPPORT",
  "CANCELLED",
  "EXPIRED_REISSUE",
] as const;
export type SubmissionState = (typeof submissionStates)[number];

/** Ended well: the bureau has the invoice, and there is a receipt. */
export const acceptedStates = [
  "ACCEPTED",
  "ACCEPTED_WITH_WARNINGS",
  "ACCEPTED_EARLIER",
] as const satisfies SubmissionState[];
/** Ended badly, by the bureau's word. */
export const returnedStates = ["REJECTED", "CONFLICT", "EXPIRED_REISSUE"] as const satisfies SubmissionState[];
/** Ended so that handing the same invoice in again may help; of the others only something outside is a cure. */
export const resendableStates = ["REJECTED", "CANCELLED"] as const satisfies SubmissionState[];
/** Ended: nothing more happens by itself, and the invoice may be submitted anew where its standing allows. */
export const endedStates = [...acceptedStates, ...returnedStates, "CANCELLED"] as const satisfies SubmissionState[];
/** Open: an invoice has at most one of these. NEEDS_SUPPORT stays open so that nobody sends over it. */
export const openStates = submissionStates.filter((state) => !(endedStates as readonly string[]).includes(state));

const successors: Readonly<Record<SubmissionState, readonly SubmissionState[]>> = {
  QUEUED: ["SENDING", "HELD", "CANCELLED", "UNKNOWN", "NEEDS_SUPPORT"],
  HELD: ["QUEUED", "PROCESSING", "CANCELLED", "UNKNOWN"],
  SENDING: [
    "PROCESSING",
    "ACCEPTED",
    "ACCEPTED_WITH_WARNINGS",
    "REJECTED",
    "EXPIRED_REISSUE",
    "RETRY_WAIT",
    "UNKNOWN",
    "HELD",
    "NEEDS_SUPPORT",
  ],
  PROCESSING: [
    "PROCESSING",
    "ACCEPTED",
    "ACCEPTED_WITH_WARNINGS",
    "ACCEPTED_EARLIER",
    "CONFLICT",
    "REJECTED",
    "EXPIRED_REISSUE",
    "UNKNOWN",
    "NEEDS_SUPPORT",
  ],
  UNKNOWN: ["CHECKING"],
  CHECKING: ["ACCEPTED_EARLIER", "CONFLICT", "QUEUED", "UNKNOWN", "RETRY_WAIT", "NEEDS_SUPPORT"],
  RETRY_WAIT: ["CHECKING", "CANCELLED", "UNKNOWN"],
  NEEDS_SUPPORT: ["UNKNOWN"],
  ACCEPTED: [],
  ACCEPTED_WITH_WARNINGS: [],
  ACCEPTED_EARLIER: [],
  CONFLICT: [],
  REJECTED: [],
  CANCELLED: [],
  EXPIRED_REISSUE: [],
};

/** Why a submission is HELD. */
export const heldReasons = [
  "BUREAU_STOPPED",
  "BUREAU_REFUSES_US",
  "NO_ANSWER",
  "TOLD_TO_WAIT",
  "QUOTA_SPENT",
  "WAVE",
  "NO_WAY",
  "PACKAGE_WAITS",
  "IN_PACKAGE",
] as const;
export type HeldReason = (typeof heldReasons)[number];

/**
 * Every change there may be. UNKNOWN never leads straight to SENDING: what may be there already is asked for first.
 * HELD leads to PROCESSING only by hand, when a package was handed in; what waits becomes UNKNOWN only when a backup was
 * restored, since it may have been sent after that. QUEUED goes to NEEDS_SUPPORT only when its content cannot be read.
 */
export function mayFollow(from: SubmissionState, to: SubmissionState): boolean {
  return successors[from].includes(to);
}

export function isOpen(state: SubmissionState): boolean {
  return openStates.includes(state);
}

export function isAccepted(state: SubmissionState): boolean {
  return (acceptedStates as readonly string[]).includes(state);
}

/** What the rules need to know of a submission; rows carry more. */
export type SubmissionFacts = {
  readonly state: SubmissionState;
  /** Knocks in a row that ended without an answer of any use; reset by any useful one. */
  readonly failures: number;
  /** When the last `send` may have arrived; null when it certainly never did. */
  readonly maybeArrivedAt: Date | null;
  /** The bureau refused it as a duplicate: absent in a look-up, it must not be sent round in a circle. */
  readonly saidDuplicate: boolean;
  readonly values: InvoiceValues;
  /** It is its voiding that is sent: the bureau may well hold the invoice itself. */
  readonly voided: boolean;
};

/** The values by which a duplicate at the bureau is told to be the same invoice. */
export type InvoiceValues = {
  readonly issuedOn: string;
  readonly buyerTaxpayerId: string;
  readonly amount: Fen;
  readonly tax: Fen;
  readonly total: Fen;
};

/** The verdict kept while the bureau's own record is looked for. */
export const duplicateCode = "DUPLICATE";

export type Pace = {
  /** Knocks without a useful answer before a person looks. */
  readonly failureLimit: number;
  readonly firstPollMs: number;
  readonly longestPollMs: number;
  readonly quietMs: number;
  readonly longestQuietMs: number;
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
  /** Retry-After beyond this is not believed. */
  readonly longestHoldMs: number;
  /** So long after the sending no result is waited for any more: the bureau's own books are asked instead. */
  readonly resultKeptMs: number;
  /** When to look again at what lies in a package. */
  readonly packageMs: number;
};

/** 乐企: poll from 10 s growing to 10 min, result kept 12 h; quiet time after silence 5 min, growing. */
export const defaultPace: Pace = {
  failureLimit: 12,
  firstPollMs: 10_000,
  longestPollMs: 600_000,
  quietMs: 300_000,
  longestQuietMs: 3_600_000,
  firstRetryMs: 5_000,
  longestRetryMs: 900_000,
  longestHoldMs: 6 * 3_600_000,
  resultKeptMs: 12 * 3_600_000,
  packageMs: 24 * 3_600_000,
};

/** What follows from a reply: the state to come to rest in, when to act again, and what to write down. */
export type Decision = {
  readonly state: SubmissionState;
  /** Null only in ended states and in NEEDS_SUPPORT. */
  readonly nextAt: Date | null;
  /** Why, for HELD. */
  readonly heldReason?: HeldReason;
  readonly failures: number;
  readonly acceptanceNumber?: string;
  readonly maybeArrivedAt?: Date | null;
  /** Code and words of the bureau, kept for REJECTED, CONFLICT and NEEDS_SUPPORT. */
  readonly verdict?: { readonly code: string; readonly message: string };
  /** Fields that stand differently at the bureau, for CONFLICT. */
  readonly differences?: readonly Difference[];
  readonly warnings?: readonly string[];
};

export type Difference = { readonly field: keyof InvoiceValues; readonly ours: string; readonly theirs: string };

/**
 * Pure and total: which decision a reply to a knock leads to (`lifecycle.md` §2).
 * @param now when the reply was read
 * @param chance in [0, 1), for full jitter
 */
export function afterReply(
  facts: SubmissionFacts,
  knock: Knock,
  reply: Reply,
  now: Date,
  chance: number,
  pace: Pace = defaultPace,
): Decision {
  switch (knock) {
    case "send":
      return afterSend(facts, reply, now, chance, pace);
    case "poll":
      return afterPoll(facts, reply, now, chance, pace);
    case "check":
      return afterCheck(facts, reply, now, chance, pace);
  }
}

function afterSend(facts: SubmissionFacts, reply: Reply, now: Date, chance: number, pace: Pace): Decision {
  switch (reply.kind) {
    case "received":
      return {
        state: "PROCESSING",
        nextAt: later(now, pace.firstPollMs),
        failures: 0,
        acceptanceNumber: reply.acceptanceNumber,
        maybeArrivedAt: now,
      };
    case "accepted":
      return { ...accepted(reply.warnings), maybeArrivedAt: now };
    case "rejected":
      return returned(reply);
    case "duplicate":
      return { ...doubled(reply, now), maybeArrivedAt: now };
    case "packed":
      return { ...held("IN_PACKAGE", later(now, pace.packageMs), 0), maybeArrivedAt: null };
    case "processing":
      return { state: "UNKNOWN", nextAt: now, failures: 0, maybeArrivedAt: now };
    case "not-sent":
      return waiting(facts, now, chance, pace, null);
    case "told-to-wait":
      return waiting(facts, now, chance, pace, reply.retryAfterSeconds);
    case "refused-us":
      return {
        ...held("BUREAU_REFUSES_US", later(now, pace.longestRetryMs), facts.failures),
        maybeArrivedAt: null,
      };
    case "unknown-code":
      return forSupport(facts, reply);
    default:
      return silent(facts, now, pace, now);
  }
}

function afterPoll(facts: SubmissionFacts, reply: Reply, now: Date, chance: number, pace: Pace): Decision {
  switch (reply.kind) {
    case "accepted":
      return accepted(reply.warnings);
    case "rejected":
      return returned(reply);
    case "duplicate":
      return doubled(reply, now);
    case "found":
      return adopted(facts, reply.held);
    case "absent":
    case "result-expired":
      return { state: "UNKNOWN", nextAt: now, failures: 0 };
    case "unknown-code":
      return forSupport(facts, reply);
    default:
      return isTooOld(facts, now, pace)
        ? { state: "UNKNOWN", nextAt: now, failures: 0 }
        : pollAgain(facts, reply, now, chance, pace);
  }
}

function afterCheck(facts: SubmissionFacts, reply: Reply, now: Date, chance: number, pace: Pace): Decision {
  switch (reply.kind) {
    case "found":
      return isStillStanding(facts, reply.held) ? notThereYet(facts, null, now, pace) : adopted(facts, reply.held);
    case "absent":
      if (facts.saidDuplicate && !mayHaveBeenMissed(facts, reply.watermark))
        return forSupport(facts, { code: "DUPLICATE_BUT_ABSENT", message: "" });
      return notThereYet(facts, reply.watermark, now, pace);
    case "unknown-code":
      return forSupport(facts, reply);
    case "told-to-wait":
      return facts.maybeArrivedAt === null
        ? waiting(facts, now, chance, pace, reply.retryAfterSeconds)
        : {
            state: "UNKNOWN",
            nextAt: later(now, holdMs(reply.retryAfterSeconds, pace.quietMs, pace)),
            failures: facts.failures,
          };
    default:
      return facts.maybeArrivedAt === null
        ? waiting(facts, now, chance, pace, null)
        : silent(facts, now, pace, facts.maybeArrivedAt);
  }
}

function held(heldReason: HeldReason, nextAt: Date, failures: number): Decision {
  return { state: "HELD", heldReason, nextAt, failures };
}

function accepted(warnings: readonly string[]): Decision {
  const state = warnings.length > 0 ? "ACCEPTED_WITH_WARNINGS" : "ACCEPTED";
  return { state, nextAt: null, failures: 0, warnings };
}

/** The number is there; whether it is our invoice, its values will say. */
function doubled({ message }: { message: string }, now: Date): Decision {
  return { state: "UNKNOWN", nextAt: now, failures: 0, verdict: { code: duplicateCode, message } };
}

/** Results are kept for a time; after it the bureau would only say that there is none. */
function isTooOld({ maybeArrivedAt }: SubmissionFacts, now: Date, pace: Pace): boolean {
  return maybeArrivedAt !== null && now.getTime() - maybeArrivedAt.getTime() > pace.resultKeptMs;
}

/** The bureau holds the invoice, but does not know yet that it was voided. */
function isStillStanding({ voided }: SubmissionFacts, { status }: HeldInvoice): boolean {
  return voided && status === "normal";
}

/** Certainly absent, it is sent; as long as it may still come to light, nobody sends it again. */
function notThereYet(facts: SubmissionFacts, watermark: Date | null, now: Date, pace: Pace): Decision {
  if (!mayHaveBeenMissed(facts, watermark)) return { state: "QUEUED", nextAt: now, failures: 0, maybeArrivedAt: null };
  const failures = Math.min(facts.failures, pace.failureLimit - 2);
  return silent({ ...facts, failures }, now, pace, facts.maybeArrivedAt);
}

/** The bureau's list does not yet reach the moment at which our request may have arrived. */
function mayHaveBeenMissed(facts: SubmissionFacts, watermark: Date | null): boolean {
  if (facts.maybeArrivedAt === null) return false;
  return watermark === null || watermark <= facts.maybeArrivedAt;
}

function adopted(facts: SubmissionFacts, held: HeldInvoice): Decision {
  const differences = compareValues(facts.values, held);
  if (differences.length === 0) return { state: "ACCEPTED_EARLIER", nextAt: null, failures: 0 };
  return { state: "CONFLICT", nextAt: null, failures: 0, differences };
}

/** The fields in which the bureau's record differs from ours; empty = the same invoice. */
export function compareValues(ours: InvoiceValues, theirs: InvoiceValues): Difference[] {
  const fields = ["issuedOn", "buyerTaxpayerId", "amount", "tax", "total"] as const;
  return fields
    .filter((field) => ours[field] !== theirs[field])
    .map((field) => ({ field, ours: String(ours[field]), theirs: String(theirs[field]) }));
}

/** Only the bureau's own verdict ends a submission badly; past its period the invoice must be issued anew. */
function returned(verdict: { code: string; message: string }): Decision {
  const state = causeOf(verdict.message) === "PERIOD_CLOSED" ? "EXPIRED_REISSUE" : "REJECTED";
  return { state, nextAt: null, failures: 0, verdict: { code: verdict.code, message: verdict.message } };
}

function forSupport(facts: SubmissionFacts, verdict: { code: string; message: string }): Decision {
  return {
    state: "NEEDS_SUPPORT",
    nextAt: null,
    failures: facts.failures,
    verdict: { code: verdict.code, message: verdict.message },
  };
}

/** It certainly never arrived: back-off with full jitter, Retry-After honoured with a cap. */
function waiting(
  facts: SubmissionFacts,
  now: Date,
  chance: number,
  pace: Pace,
  retryAfterSeconds: number | null,
): Decision {
  const failures = facts.failures + 1;
  if (failures >= pace.failureLimit) return forSupport({ ...facts, failures }, { code: "ATTEMPTS_SPENT", message: "" });
  const backOff = 1_000 + chance * Math.min(pace.longestRetryMs, pace.firstRetryMs * 2 ** Math.min(failures, 20));
  return {
    state: "RETRY_WAIT",
    nextAt: later(now, holdMs(retryAfterSeconds, backOff, pace)),
    failures,
    maybeArrivedAt: null,
  };
}

/** Nobody knows whether it arrived: wait a growing quiet time, then ask. */
function silent(facts: SubmissionFacts, now: Date, pace: Pace, maybeArrivedAt: Date | null): Decision {
  const failures = facts.failures + 1;
  if (failures >= pace.failureLimit)
    return { ...forSupport({ ...facts, failures }, { code: "ATTEMPTS_SPENT", message: "" }), maybeArrivedAt };
  const quiet = Math.min(pace.longestQuietMs, pace.quietMs * 2 ** Math.min(facts.failures, 20));
  return { state: "UNKNOWN", nextAt: later(now, quiet), failures, maybeArrivedAt };
}

function pollAgain(facts: SubmissionFacts, reply: Reply, now: Date, chance: number, pace: Pace): Decision {
  const failures = facts.failures + 1;
  const grown = Math.min(pace.longestPollMs, pace.firstPollMs * 2 ** Math.min(failures, 20));
  const wait =
    reply.kind === "told-to-wait" ? holdMs(reply.retryAfterSeconds, grown, pace) : grown * (0.5 + chance / 2);
  return { state: "PROCESSING", nextAt: later(now, wait), failures };
}

function holdMs(retryAfterSeconds: number | null, otherwiseMs: number, pace: Pace): number {
  if (retryAfterSeconds === null || Number.isNaN(retryAfterSeconds)) return otherwiseMs;
  return Math.min(pace.longestHoldMs, Math.max(otherwiseMs, retryAfterSeconds * 1_000));
}
