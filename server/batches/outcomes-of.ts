import type { Tx } from "#server/db.ts";

/** How many of these rows stand how, for the audit: `{ NEEDS_FIX: 3, READY: 1 }`. */
export async function outcomesOf(
  tx: Tx,
  merchantId: string,
  batchId: bigint,
  rowNumbers: readonly number[],
): Promise<Record<string, number>> {
  const groups = await tx.$queryRaw<{ outcome: string; count: number }[]>`
    SELECT outcome, count(*)::int AS count FROM batch_row
    WHERE merchant_id = ${merchantId}::uuid AND batch_id = ${batchId} AND row_number = ANY(${[...rowNumbers]}::int[])
    GROUP BY outcome ORDER BY outcome`;
  return Object.fromEntries(groups.map(({ outcome, count }) => [outcome, count]));
}
