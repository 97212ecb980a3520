import type { AssistEnding } from "#domain/assist.ts";
import { type ListedAct, listActs } from "#server/assist/list-acts.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { namesOf } from "#server/support/names-of.ts";

export type ListedAssist = {
  readonly id: string;
  readonly by: string;
  readonly reason: string;
  readonly startedAt: Date;
  readonly ended: { readonly at: Date; readonly as: AssistEnding } | null;
  readonly acts: readonly ListedAct[];
};

const mostListed = 20;

/** 客服协助过的: the latest sessions of the caller's own merchant, with all that was done in them. */
export async function listAssists(context: MerchantContext): Promise<ListedAssist[]> {
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const sessions = await tx.assistSession.findMany({
      where: { merchantId },
      orderBy: { id: "desc" },
      take: mostListed,
    });
    const names = await namesOf(
      tx,
      sessions.map(({ accountId }) => accountId),
    );
    const acts = await listActs(
      tx,
      merchantId,
      sessions.map(({ id }) => id),
    );
    return sessions.map(({ id, accountId, reason, startedAt, endedAt, endedAs }) => ({
      id: String(id),
      by: names.get(accountId) ?? "",
      reason,
      startedAt,
      ended: endedAt && { at: endedAt, as: endedAs as AssistEnding },
      acts: acts.get(String(id)) ?? [],
    }));
  });
}
