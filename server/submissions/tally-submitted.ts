import type { Tally } from "#domain/pressing.ts";
import { acceptedStates, returnedStates, type SubmissionState } from "#domain/submission.ts";
import type { Tx } from "#server/db.ts";

/** What has become of what was submitted: as the list of submissions groups them. */
export const results = ["accepted", "returned", "withSupport", "onTheirWay", "cancelled"] as const;
export type Result = (typeof results)[number];

/** Submissions queued in one hour or on one day of Beijing that have come to one result. */
export type SubmittedTally = Tally & { readonly place: string; readonly result: Result };

/**
 * What was submitted from one moment to before another, by result as it is now.
 * @param by `hour`: places are `00` to `23`; `day`: `YYYY-MM-DD`
 */
export async function tallySubmitted(
  tx: Tx,
  merchantId: string,
  { from, until, by }: { readonly from: Date; readonly until: Date; readonly by: "hour" | "day" },
): Promise<SubmittedTally[]> {
  const rows = await tx.$queryRaw<(Tally & { place: string; state: SubmissionState })[]>`
    SELECT to_char(queued_at AT TIME ZONE 'Asia/Shanghai', ${by === "hour" ? "HH24" : "YYYY-MM-DD"}) AS place, state,
      count(*)::int AS count, sum(ledger.total)::bigint AS total
    FROM submission JOIN issued_invoice ledger ON ledger.merchant_id = submission.merchant_id AND ledger.key = submission.invoice_key
    WHERE submission.merchant_id = ${merchantId}::uuid AND queued_at >= ${from} AND queued_at < ${until} GROUP BY 1, 2 ORDER BY 1, 2`;
  return rows.map(({ state, ...row }) => ({ ...row, result: resultOf(state) }));
}

export function resultOf(state: SubmissionState): Result {
  if (acceptedStates.some((one) => one === state)) return "accepted";
  if (returnedStates.some((one) => one === state)) return "returned";
  if (state === "CANCELLED") return "cancelled";
  return state === "NEEDS_SUPPORT" ? "withSupport" : "onTheirWay";
}
