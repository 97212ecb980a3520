import { businessDateOf } from "./period.ts";
import { workingDayAfter } from "./working-day.ts";

/** 好差评: 5 非常满意, 4 满意, 3 基本满意, 2 不满意, 1 非常不满意. */
export const grades = [5, 4, 3, 2, 1] as const;
export type Grade = (typeof grades)[number];

export const feedbackKinds = ["grade", "suggestion", "complaint"] as const;
export type FeedbackKind = (typeof feedbackKinds)[number];
/** What may be said in words of one's own. */
export const messageKinds = ["complaint", "suggestion"] as const satisfies readonly FeedbackKind[];
export type MessageKind = (typeof messageKinds)[number];

/** What a grade is given for: a page as such, or something that was brought to its end there. */
export const feedbackTasks = ["page", "submission", "batch", "certificate"] as const;
export type FeedbackTask = (typeof feedbackTasks)[number];

/** `kept`: nothing has to come of it; `taken`: somebody of support works on it. */
export const feedbackStates = ["kept", "open", "taken", "closed"] as const;
export type FeedbackState = (typeof feedbackStates)[number];

export const feedbackResults = ["mended", "explained", "improving", "not-ours", "not-reached"] as const;
export type FeedbackResult = (typeof feedbackResults)[number];

export const callOutcomes = ["reached", "no-answer", "declined"] as const;
export type CallOutcome = (typeof callOutcomes)[number];

export const longestMessage = 1_000;
/** Within so many working days whoever is not content has an answer. */
export const answerDays = 3;

/** 差评: 不满意 and below. */
export function isBad(grade: number | null): boolean {
  return grade !== null && grade <= 2;
}

/** The last day for an answer, `YYYY-MM-DD` in Beijing; null where none is owed. */
export function dueDateOf(kind: FeedbackKind, grade: Grade | null, at: Date): string | null {
  const owed = kind === "complaint" || isBad(grade);
  return owed ? workingDayAfter(businessDateOf(at), answerDays) : null;
}

export type Owed = { readonly dueOn: string | null; readonly answeredAt: Date | null };

/** Nobody has answered, and the day has passed. */
export function isLate({ dueOn, answeredAt }: Owed, now: Date): boolean {
  return dueOn !== null && answeredAt === null && dueOn < businessDateOf(now);
}

const knownPart = /^[a-z]+(?:-[a-z]+)*$/;
const longestPart = 30;
const mostParts = 6;

/** `/en/missing/26117000…?search=…` → `/missing/*`: which page it is, and nothing of what is on it. */
export function pageOf(path: string): string {
  const [address = ""] = path.split(/[?#]/);
  const parts = address.split("/").filter((part) => part !== "" && part !== "en" && part !== "zh-CN");
  return `/${parts.slice(0, mostParts).map(plainPart).join("/")}`;
}

const subjects: readonly (readonly [RegExp, Exclude<FeedbackTask, "page">])[] = [
  [/^(?:\/en)?\/submissions\/(\d{1,18})(?:\/receipt)?$/, "submission"],
  [/^(?:\/en)?\/batches\/(\d{1,18})(?:\/certificates)?$/, "batch"],
  [/^(?:\/en)?\/certificates\/([0-9A-Za-z-]{1,40})$/, "certificate"],
];

/** What an address is about, where that is one thing of a merchant's; else the page as such, with no subject. */
export function subjectOf(path: string): { readonly task: FeedbackTask; readonly subject: string } {
  const [address = ""] = path.split(/[?#]/);
  for (const [pattern, task] of subjects) {
    const [, subject] = pattern.exec(address) ?? [];
    if (subject !== undefined) return { task, subject };
  }
  return { task: "page", subject: "" };
}

function plainPart(part: string): string {
  return part.length <= longestPart && knownPart.test(part) ? part : "*";
}
