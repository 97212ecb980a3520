import type { AssistContext } from "#server/assist/assist-context.ts";
import { type ListedAct, listActs } from "#server/assist/list-acts.ts";
import { pinOf, type WaitingPin } from "#server/assist/list-waiting.ts";
import { inTransaction } from "#server/db.ts";
import { namesOf } from "#server/support/names-of.ts";

export type AssistDesk = {
  readonly pins: readonly WaitingPin[];
  readonly acts: readonly ListedAct[];
  /** Files whose rows can still be mended, the latest first. */
  readonly batches: readonly { readonly id: string; readonly fileName: string }[];
};

/** What a clerk has before them while a session goes on. */
export async function assistDesk(context: AssistContext): Promise<AssistDesk> {
  const { merchantId, assistId } = context;
  return inTransaction(context, async (tx) => {
    const pins = await tx.assistPin.findMany({
      where: { merchantId, sessionId: assistId, closedAt: null },
      orderBy: { id: "asc" },
    });
    const names = await namesOf(
      tx,
      pins.map(({ accountId }) => accountId),
    );
    const batches = await tx.batch.findMany({
      where: { merchantId, state: "REVIEW" },
      orderBy: { id: "desc" },
      take: 10,
      select: { id: true, fileName: true },
    });
    return {
      pins: pins.map((pin) => pinOf(pin, names.get(pin.accountId) ?? "")),
      acts: (await listActs(tx, merchantId, [assistId])).get(String(assistId)) ?? [],
      batches: batches.map(({ id, fileName }) => ({ id: String(id), fileName })),
    };
  });
}
