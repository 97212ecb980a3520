import { addDays, type BusinessDate, businessDateOf, dayOf, instantOf } from "#domain/period.ts";
import type { FindingCounts } from "#domain/reconciliation.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { findingsIn } from "#server/missing/last-findings.ts";

export type PastComparison = {
  readonly id: string;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly outcome: "complete" | "broken";
  readonly byPerson: boolean;
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  readonly pulled: number;
  readonly healed: number;
  readonly counts: FindingCounts | null;
};

/** What the last comparison of each of the last days found; null on a day without one. */
export type DayOfBooks = {
  readonly day: BusinessDate;
  readonly missingThere: number | null;
  readonly differs: number | null;
};

export type History = {
  readonly comparisons: readonly PastComparison[];
  /** There are earlier ones, which are not listed. */
  readonly more: boolean;
  readonly days: readonly DayOfBooks[];
};

const mostListed = 20;
const daysDrawn = 30;

export async function listComparisons(context: ReaderContext, now: Date): Promise<History> {
  const { merchantId } = context;
  const today = businessDateOf(now);
  const first = addDays(today, 1 - daysDrawn);
  const [rows, lastOfDays] = await inTransaction(context, async (tx) => [
    await tx.comparison.findMany({
      where: { merchantId, finishedAt: { not: null } },
      orderBy: { id: "desc" },
      take: mostListed + 1,
    }),
    await tx.$queryRaw<{ day: BusinessDate; findings: unknown }[]>`
      SELECT DISTINCT ON (1) (finished_at AT TIME ZONE 'Asia/Shanghai')::date::text AS day, findings FROM comparison
      WHERE merchant_id = ${merchantId}::uuid AND outcome = 'complete' AND finished_at >= ${instantOf(first)}
      ORDER BY 1, id DESC`,
  ]);
  const found = new Map(lastOfDays.map(({ day, findings }) => [day, findingsIn(findings)]));
  return {
    comparisons: rows.slice(0, mostListed).map((row) => ({
      id: String(row.id),
      startedAt: row.startedAt,
      finishedAt: row.finishedAt ?? row.startedAt,
      outcome: row.outcome === "complete" ? "complete" : "broken",
      byPerson: row.askedBy !== "timetable",
      from: dayOf(row.fromDate),
      to: dayOf(row.toDate),
      pulled: row.pulled,
      healed: row.healed,
      counts: findingsIn(row.findings)?.counts ?? null,
    })),
    more: rows.length > mostListed,
    days: Array.from({ length: daysDrawn }, (_, index) => {
      const day = addDays(first, index);
      const counts = found.get(day)?.counts;
      return { day, missingThere: counts?.["missing-there"] ?? null, differs: counts?.differs ?? null };
    }),
  };
}
