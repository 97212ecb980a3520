import { record } from "#server/audit.ts";
import type { SupportContext } from "#server/context.ts";
import type { OpenedFeedback } from "#server/feedback/on-feedback.ts";

type Step = {
  readonly kind: "taken" | "classified" | "replied" | "called" | "closed";
  readonly words?: string;
  readonly outcome?: string;
  /** When it happened, where that is not now. */
  readonly happenedAt?: Date;
};

/** Into its history, and into the chain of whose it is: the words stay out of the latter. @returns the step's id */
export async function writeStep(
  { accountId }: SupportContext,
  { tx, tenant, key }: OpenedFeedback,
  { kind, words = "", outcome = "", happenedAt }: Step,
  now: Date,
): Promise<bigint> {
  const { merchantId, id } = key;
  const at = happenedAt ?? now;
  const step = await tx.feedbackStep.create({
    data: { merchantId, feedbackId: id, kind, at, accountId, words, outcome },
  });
  const facts = { account: accountId, ...(outcome && { outcome }) };
  const act = { action: `feedback.${kind}`, subjectKind: "feedback", subjects: [String(id)], facts } as const;
  await record(tx, tenant, [act], now);
  return step.id;
}
