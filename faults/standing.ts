import { type SubmissionState, submissionStates } from "#domain/submission.ts";
import { acrossTenants } from "#server/db.ts";

export type Standing = Partial<Record<SubmissionState, number>> & {
  /** On their way, or with a person. */
  readonly open: number;
  /** Batches that are read or sent right now. */
  readonly running: number;
};

type Row = { state: string; count: number; open: boolean };

/** How all submissions of a house stand. */
export async function standing(): Promise<Standing> {
  return acrossTenants({ kind: "worker" }, async (tx) => {
    const rows = await tx.$queryRaw<Row[]>`
      SELECT state, count(*)::int AS count, next_at IS NOT NULL OR state = 'NEEDS_SUPPORT' AS open FROM submission GROUP BY 1, 3`;
    const running = await tx.batch.count({ where: { state: { in: ["PARSING", "RUNNING"] } } });
    const counts = submissionStates.flatMap((state) => {
      const count = sum(rows.filter((row) => row.state === state));
      return count > 0 ? [[state, count]] : [];
    });
    return { ...Object.fromEntries(counts), open: sum(rows.filter(({ open }) => open)), running };
  });
}

/** How many submissions have come to their end since a moment. */
export async function endedSince(moment: Date): Promise<number> {
  return acrossTenants({ kind: "worker" }, (tx) => tx.submission.count({ where: { endedAt: { gt: moment } } }));
}

function sum(rows: readonly Row[]): number {
  return rows.reduce((total, { count }) => total + count, 0);
}
