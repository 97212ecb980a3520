import type { Tx } from "#server/db.ts";

/** Calls made since midnight in Beijing, by connector. */
export async function callsToday(tx: Tx): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ connector: string; calls: number }[]>`
    SELECT connector, calls FROM turnstile WHERE day = (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date`;
  return new Map(rows.map(({ connector, calls }) => [connector, calls]));
}
