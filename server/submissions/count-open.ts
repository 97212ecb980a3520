import { openStates } from "#domain/submission.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

/** What is still on its way, and what waits for a person: the two counters worth showing while a list grows for years. */
export type OpenCounts = { readonly onTheirWay: number; readonly withSupport: number };

export async function countOpen(context: ReaderContext): Promise<OpenCounts> {
  const { merchantId } = context;
  const groups = await inTransaction(context, (tx) =>
    tx.submission.groupBy({ by: ["state"], where: { merchantId, state: { in: [...openStates] } }, _count: true }),
  );
  const all = groups.reduce((sum, { _count }) => sum + _count, 0);
  const withSupport = groups.find(({ state }) => state === "NEEDS_SUPPORT")?._count ?? 0;
  return { onTheirWay: all - withSupport, withSupport };
}
