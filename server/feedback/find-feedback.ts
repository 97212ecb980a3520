import {
  type FeedbackKind,
  type FeedbackResult,
  type FeedbackState,
  type FeedbackTask,
  type Grade,
  isLate,
} from "#domain/feedback.ts";
import type { FeedbackCause } from "#domain/feedback-cause.ts";
import { dayOf } from "#domain/period.ts";
import { houseId } from "#server/audit.ts";
import type { SupportContext } from "#server/context.ts";
import { acrossTenants } from "#server/db.ts";
import { unseal } from "#server/evidence.ts";
import { feedbackIdIn } from "#server/feedback/on-feedback.ts";
import { Refusal } from "#server/refusal.ts";
import { namesOf } from "#server/support/names-of.ts";

export type FoundFeedback = {
  readonly id: string;
  /** Null for a visitor. */
  readonly merchant: { readonly id: string; readonly name: string } | null;
  readonly kind: FeedbackKind;
  readonly grade: Grade | null;
  readonly task: FeedbackTask;
  readonly page: string;
  readonly subject: string;
  readonly words: string;
  readonly codes: readonly string[];
  /** By rule; and as a person corrected it. */
  readonly cause: FeedbackCause;
  readonly causeByHand: FeedbackCause | null;
  readonly locale: string;
  readonly release: string;
  readonly at: Date;
  readonly state: FeedbackState;
  readonly dueOn: string | null;
  readonly late: boolean;
  readonly answeredAt: Date | null;
  readonly takenBy: { readonly id: string; readonly name: string; readonly isMe: boolean } | null;
  readonly result: FeedbackResult | null;
  /** That one was left; itself only for the clerk at work on it. */
  readonly phoneLeft: boolean;
  readonly phone: string | null;
  readonly steps: readonly FeedbackStepShown[];
};
export type FeedbackStepShown = {
  readonly id: string;
  readonly kind: "taken" | "classified" | "replied" | "called" | "closed";
  readonly at: Date;
  readonly by: string;
  readonly words: string;
  readonly outcome: string;
};

/** @throws Refusal not-found FEEDBACK, also for what is no id at all */
export async function findFeedback(clerk: SupportContext, typedId: string, now: Date): Promise<FoundFeedback> {
  const asked = feedbackIdIn(typedId);
  return acrossTenants(clerk, async (tx) => {
    const row = await tx.feedback.findFirst({ where: { id: asked } });
    if (!row) throw new Refusal("not-found", "FEEDBACK");
    const { merchantId, id, takenBy } = row;
    const steps = await tx.feedbackStep.findMany({ where: { merchantId, feedbackId: id }, orderBy: { id: "asc" } });
    const merchant = await tx.merchant.findFirst({
      where: { id: merchantId, NOT: { id: houseId } },
      select: { id: true, name: true },
    });
    const names = await namesOf(tx, [...steps.map(({ accountId }) => accountId), ...(takenBy ? [takenBy] : [])]);
    const nameOf = (account: string) => names.get(account) ?? "";
    const isMe = takenBy === clerk.accountId;
    const dueOn = row.dueOn && dayOf(row.dueOn);
    const state = row.state as FeedbackState;
    return {
      id: String(id),
      merchant,
      kind: row.kind as FeedbackKind,
      grade: row.grade as Grade | null,
      task: row.task as FeedbackTask,
      page: row.page,
      subject: row.subject,
      words: row.words,
      codes: row.codes,
      cause: row.cause as FeedbackCause,
      causeByHand: row.causeByHand as FeedbackCause | null,
      locale: row.locale,
      release: row.release,
      at: row.at,
      state,
      dueOn,
      late: state !== "closed" && isLate({ dueOn, answeredAt: row.answeredAt }, now),
      answeredAt: row.answeredAt,
      takenBy: takenBy ? { id: takenBy, name: nameOf(takenBy), isMe } : null,
      result: row.result as FeedbackResult | null,
      phoneLeft: row.phone !== null,
      phone: row.phone && isMe ? new TextDecoder().decode(unseal(row.phone)) : null,
      steps: steps.map(({ id: step, kind, at, accountId, words, outcome }) => ({
        id: String(step),
        kind: kind as FeedbackStepShown["kind"],
        at,
        by: nameOf(accountId),
        words,
        outcome,
      })),
    };
  });
}
