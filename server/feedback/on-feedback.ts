import { rowIdIn } from "#domain/row-id.ts";
import { type SupportContext, type SystemContext, systemContext } from "#server/context.ts";
import { acrossTenants, inTransaction, type Tx } from "#server/db.ts";
import type { Prisma } from "#server/generated/prisma/client.ts";
import { Refusal } from "#server/refusal.ts";

/** One thing somebody said, held in a transaction of whose it is: what staff do about it stands in that chain. */
export type OpenedFeedback = {
  readonly tx: Tx;
  readonly tenant: SystemContext;
  readonly key: { readonly merchantId: string; readonly id: bigint };
};

/** @throws Refusal not-found FEEDBACK, also for what is no id at all */
export async function onFeedback<Done>(
  clerk: SupportContext,
  typedId: string,
  act: (opened: OpenedFeedback) => Promise<Done>,
): Promise<Done> {
  const id = feedbackIdIn(typedId);
  const found = await acrossTenants(clerk, (tx) =>
    tx.feedback.findFirst({ where: { id }, select: { merchantId: true } }),
  );
  if (!found) throw new Refusal("not-found", "FEEDBACK");
  const tenant = systemContext(found.merchantId, "feedback");
  return inTransaction(tenant, async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM feedback WHERE merchant_id = ${found.merchantId}::uuid AND id = ${id} FOR UPDATE`;
    return act({ tx, tenant, key: { merchantId: found.merchantId, id } });
  });
}

/** @throws Refusal not-found FEEDBACK for what is no id at all */
export function feedbackIdIn(text: string): bigint {
  const id = rowIdIn(text);
  if (id === null) throw new Refusal("not-found", "FEEDBACK");
  return id;
}

/**
 * Sets it only while this clerk is the one at work on it.
 * @throws Refusal not-now FEEDBACK_CLOSED, FEEDBACK_NOT_YOURS
 */
export async function setMine(
  { accountId }: SupportContext,
  { tx, key }: OpenedFeedback,
  data: Prisma.FeedbackUpdateManyMutationInput,
): Promise<void> {
  const { count } = await tx.feedback.updateMany({ where: { ...key, state: "taken", takenBy: accountId }, data });
  if (count === 0) throw await whyNot(tx, key);
}

async function whyNot(tx: Tx, key: OpenedFeedback["key"]): Promise<Refusal> {
  const row = await tx.feedback.findUnique({ where: { merchantId_id: key }, select: { state: true } });
  return new Refusal("not-now", row?.state === "closed" ? "FEEDBACK_CLOSED" : "FEEDBACK_NOT_YOURS");
}
