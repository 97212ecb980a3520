import type { Tx } from "#server/db.ts";

/** Letters of everybody that are due: how many, and since when the first of them is written. */
export type WaitingLetters = { readonly waiting: number; readonly oldest: Date | null };

/** @param channels of which alone; all unless given */
export async function waitingLetters(tx: Tx, now: Date, channels?: readonly string[]): Promise<WaitingLetters> {
  const rows = await tx.$queryRaw<WaitingLetters[]>`
    SELECT count(*)::int AS waiting, min(written_at) AS oldest FROM letter
    WHERE next_at IS NOT NULL AND next_at <= ${now} AND (${channels === undefined} OR channel = ANY(${[...(channels ?? [])]}::text[]))`;
  return rows[0] ?? { waiting: 0, oldest: null };
}
