import type { Tx } from "#server/db.ts";
import type { Decided } from "#server/submissions/decide.ts";

/** Success clears what earlier failures wrote: their story stays in the attempts. */
export async function writeDecisions(
  tx: Tx,
  merchantId: string,
  decided: readonly Decided[],
  now: Date,
): Promise<void> {
  if (decided.length === 0) return;
  const column = <T>(of: (one: Decided) => T): T[] => decided.map(of);
  await tx.$executeRaw`
    UPDATE submission SET
      state = next.state,
      state_since = CASE WHEN submission.state = next.state THEN state_since ELSE ${now} END,
      revision = submission.revision + CASE WHEN submission.state = next.state THEN 0 ELSE 1 END,
      failures = next.failures,
      next_at = next.next_at,
      maybe_arrived_at = CASE WHEN next.sets_arrival THEN next.maybe_arrived_at ELSE submission.maybe_arrived_at END,
      acceptance_number = CASE WHEN next.state = 'QUEUED' THEN NULL ELSE coalesce(next.acceptance_number, submission.acceptance_number) END,
      verdict_code = CASE WHEN next.undecided THEN coalesce(next.verdict_code, submission.verdict_code) ELSE next.verdict_code END,
      verdict_message = CASE WHEN next.undecided THEN coalesce(next.verdict_message, submission.verdict_message) ELSE next.verdict_message END,
      differences = next.differences,
      warnings = ARRAY(SELECT jsonb_array_elements_text(next.warnings)),
      held_reason = next.held_reason,
      released_at = CASE WHEN next.state = 'QUEUED' THEN NULL ELSE submission.released_at END,
      package_id = CASE WHEN next.state = 'QUEUED' THEN NULL ELSE submission.package_id END,
      ended_at = CASE WHEN next.ended THEN ${now}::timestamptz END
    FROM unnest(
      ${column(({ claim }) => claim.submissionId)}::bigint[],
      ${column(({ decision }) => decision.state)}::text[],
      ${column(({ decision }) => decision.heldReason ?? null)}::text[],
      ${column(({ decision }) => decision.failures)}::int[],
      ${column(({ decision }) => decision.nextAt)}::timestamptz[],
      ${column(({ decision }) => decision.maybeArrivedAt !== undefined)}::boolean[],
      ${column(({ decision }) => decision.maybeArrivedAt ?? null)}::timestamptz[],
      ${column(({ decision }) => decision.acceptanceNumber ?? null)}::text[],
      ${column(({ decision }) => decision.verdict?.code ?? null)}::text[],
      ${column(({ decision }) => decision.verdict?.message ?? null)}::text[],
      ${column(({ decision }) => (decision.differences ? JSON.stringify(decision.differences) : null))}::jsonb[],
      ${column(({ decision }) => JSON.stringify(decision.warnings ?? []))}::jsonb[],
      ${column(({ decision }) => decision.state === "UNKNOWN")}::boolean[],
      ${column(({ decision }) => decision.nextAt === null && decision.state !== "NEEDS_SUPPORT")}::boolean[]
    ) AS next (id, state, held_reason, failures, next_at, sets_arrival, maybe_arrived_at, acceptance_number, verdict_code, verdict_message, differences, warnings, undecided, ended)
    WHERE submission.merchant_id = ${merchantId}::uuid AND submission.id = next.id`;
}
