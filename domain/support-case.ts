import { addDays, businessDateOf, instantOf, later } from "./period.ts";
import type { CaseCode } from "./verdict.ts";
import { isWorkingDay, workingDayAfter } from "./working-day.ts";

/** `submission`: opened by itself when one cannot go on; the others are a merchant's. */
export const caseKinds = ["submission", "question", "problem"] as const;
export type CaseKind = (typeof caseKinds)[number];
/** What a merchant can open. */
export const askedKinds = ["problem", "question"] as const satisfies readonly CaseKind[];
export type AskedKind = (typeof askedKinds)[number];

export const casePriorities = ["urgent", "normal", "low"] as const;
export type CasePriority = (typeof casePriorities)[number];

/** `open` waits for support, `asked` for the merchant. */
export const caseStates = ["open", "asked", "closed"] as const;
export type CaseState = (typeof caseStates)[number];

export const caseResults = ["resolved", "not-ours", "duplicate"] as const;
export type CaseResult = (typeof caseResults)[number];

export const caseAuthors = ["merchant", "staff", "system"] as const;
export type CaseAuthor = (typeof caseAuthors)[number];

/** `file`: files without a word. An internal note is for staff alone, with the files in it. */
export const entryKinds = ["message", "internal-note", "moved", "file"] as const;
export type EntryKind = (typeof entryKinds)[number];

/** What a `moved` entry tells of; its facts say from where to where. */
export const caseMoves = ["opened", "taken", "handed-over", "priority", "asked", "closed", "reopened"] as const;
export type CaseMove = (typeof caseMoves)[number];

export const longestSubject = 60;
export const longestWords = 1_000;
/** So long after it was closed a merchant may take it up again. */
export const reopenDays = 14;

/** Within so many working days somebody answers. */
export const answerDaysOf = { urgent: 1, normal: 2, low: 5 } as const satisfies Record<CasePriority, number>;
const endOfDay = "18:00:00";
const dayMs = 86_400_000;

/** When an answer is due: at six in the evening of the first, second or fifth working day after. */
export function caseDueAt(priority: CasePriority, from: Date): Date {
  return onDay(workingDayAfter(businessDateOf(from), answerDaysOf[priority]), from);
}

/**
 * The same once the merchant has answered: as much time is left as was left when they were asked. What was late already is
 * as late as it was; what would fall on a day off falls on the working day after it.
 */
export function resumedDueAt(dueAt: Date, pausedAt: Date, now: Date): Date {
  const left = dueAt.getTime() - pausedAt.getTime();
  const due = later(now, left);
  if (left < 0) return due;
  let day = businessDateOf(due);
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return day === businessDateOf(due) ? due : onDay(day, due);
}

/** Nobody answered in time. One that waits for the merchant is not late. */
export function isOverdue(state: CaseState, dueAt: Date, now: Date): boolean {
  return state === "open" && dueAt < now;
}

export function mayReopen(closedAt: Date, now: Date): boolean {
  return now.getTime() - closedAt.getTime() <= reopenDays * dayMs;
}

/** Two answers that contradict, or two effects of one invoice, may grow worse; the others only wait. */
export function priorityOfCode(code: CaseCode): CasePriority {
  return code === "DOUBLED_EFFECT" || code === "ANSWERS_CONTRADICT" ? "urgent" : "normal";
}

/** 工单号 as it is read out: `GD-000123`. */
export function caseNumber(id: bigint): string {
  return `GD-${String(id).padStart(6, "0")}`;
}

/** The id behind a number as typed, in any width and spacing; null for what is none. */
export function parseCaseNumber(text: string): bigint | null {
  const [, digits] = /^GD(\d{1,18})$/.exec(text.normalize("NFKC").toUpperCase().replace(/[\s-]/g, "")) ?? [];
  return digits ? BigInt(digits) : null;
}

function onDay(day: string, otherwise: Date): Date {
  return instantOf(day, endOfDay) ?? otherwise;
}
