import type { AssistContext } from "#server/assist/assist-context.ts";
import { holdOpen } from "#server/assist/hold-open.ts";
import type { Tx } from "#server/db.ts";

export type NewMark = {
  readonly kind: "look" | "lead";
  readonly page: string;
  readonly target?: string;
  readonly subject?: string;
  readonly words: string;
};

/** Only one of a kind is shown: a newer one takes its place. */
export async function showMark(tx: Tx, context: AssistContext, mark: NewMark, now: Date): Promise<void> {
  const { merchantId, assistId: sessionId } = context;
  await holdOpen(tx, context, now);
  const where = { merchantId, sessionId, kind: mark.kind, goneAt: null };
  await tx.assistMark.updateMany({ where, data: { goneAt: now, goneAs: "replaced" } });
  await tx.assistMark.create({ data: { merchantId, sessionId, ...mark, madeAt: now } });
}
