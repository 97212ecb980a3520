import type { Tx } from "#server/db.ts";

/** The newest hour that was counted; it was not over then, or nothing has happened since. Null before the first round. */
export async function lastCountedHour(tx: Tx): Promise<Date | null> {
  const rows = await tx.$queryRaw<{ hour: Date | null }[]>`
    SELECT greatest((SELECT max(hour) FROM transfer_hour), (SELECT max(hour) FROM transfer_pace)) AS hour`;
  return rows[0]?.hour ?? null;
}
