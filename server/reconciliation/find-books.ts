import type { ReaderContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { countLacks, type LackCounts } from "#server/missing/count-lacks.ts";
import { lackGround } from "#server/missing/lack-in-sql.ts";
import { type LastFindings, lastFindings } from "#server/missing/last-findings.ts";

/** How the two books stand to each other, in one look. */
export type FoundBooks = {
  readonly last: LastFindings | null;
  readonly comparedAt: Date | null;
  readonly bureauCompleteTo: Date | null;
  /** Somebody has asked for a comparison, and it is not finished; `pulled` rows of the bureau's list are here. */
  readonly running: { readonly since: Date; readonly pulled: number } | null;
  /** The last one did not get the whole list: what is said here is of the one before. */
  readonly lastBroke: boolean;
  /** Why missing ones do not go by themselves; empty where that is switched off. */
  readonly lacking: LackCounts;
};

export async function findBooks(context: ReaderContext, now: Date): Promise<FoundBooks> {
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const merchant = await tx.merchant.findUniqueOrThrow({ where: { id: merchantId } });
    const [latest] = await tx.comparison.findMany({ where: { merchantId }, orderBy: { id: "desc" }, take: 1 });
    const asked = await tx.comparison.findFirst({
      where: { merchantId, finishedAt: null, askedBy: { not: "timetable" } },
      orderBy: { id: "desc" },
    });
    return {
      last: await lastFindings(tx, merchantId),
      comparedAt: merchant.comparedAt,
      bureauCompleteTo: merchant.bureauCompleteTo,
      running: asked && { since: asked.startedAt, pulled: asked.pulled },
      lastBroke: latest?.outcome === "broken",
      lacking: merchant.heals ? (await countLacks(tx, merchantId, await lackGround(tx, merchantId, now))).lacking : {},
    };
  });
}
