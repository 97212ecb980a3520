import { openStates, type SubmissionState } from "#domain/submission.ts";
import type { OperatorContext } from "#server/context.ts";
import { acrossTenants } from "#server/db.ts";
import { openInSql } from "#server/ledger/states-in-sql.ts";

/** Submissions of all merchants that rest in one open state. */
export type OpenTally = {
  readonly state: SubmissionState;
  readonly count: number;
  /** Those whose time to go on has come. */
  readonly due: number;
  /** When the one that is due longest should have gone on. */
  readonly oldestDue: Date | null;
  /** Since when the first of them rests there. */
  readonly oldest: Date;
};

/** In the order a submission goes through its states; states nobody is in are left out. */
export async function listOpenSubmissions(
  context: OperatorContext | { readonly kind: "worker" },
  now: Date,
): Promise<OpenTally[]> {
  const rows = await acrossTenants(
    context,
    (tx) => tx.$queryRaw<OpenTally[]>`
    SELECT state, count(*)::int AS count, (count(*) FILTER (WHERE next_at <= ${now}))::int AS due,
      min(next_at) FILTER (WHERE next_at <= ${now}) AS "oldestDue", min(state_since) AS oldest
    FROM submission
    WHERE state IN (${openInSql})
    GROUP BY state`,
  );
  return openStates.flatMap((state) => rows.filter((row) => row.state === state));
}
